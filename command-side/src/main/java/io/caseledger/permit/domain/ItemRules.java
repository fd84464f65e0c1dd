package io.caseledger.permit.domain;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PieceUnits;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.Countries;
import io.caseledger.shared.reference.Currencies;
import io.caseledger.shared.reference.CustomsLimits;
import io.caseledger.shared.reference.MaskCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How masks come in, and which (MSK-02, MSK-03). */
final class ItemRules {
    static final List<FieldRule<AppliedPermit>> REFUSING = List.of(
            new WayIsChosen(),
            new PermitsHaveOneTo99Items(),
            new KindsAreChosen(),
            new MaskCodesFitTheKind(),
            new MasksAreNamed(),
            new UnitsCountPieces(),
            new QuantitiesAreWholePieces(),
            new UnitPricesAreAboveZero(),
            new CurrenciesAreKnown(),
            new OriginsAreKnown());

    /** Shown, and stop nothing. */
    static final List<FieldRule<AppliedPermit>> WARNING = List.of(new ItemsDiffer());

    private ItemRules() {}

    /** MSK-03: declaration, parcel, traveller or other. */
    static final class WayIsChosen implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return require(applied.application().way() != null, "way");
        }
    }

    /** MSK-02: at least one item, and no more than a permit's print and an event have room for. */
    static final class PermitsHaveOneTo99Items implements FieldRule<AppliedPermit> {
        private static final int MOST = PermitApplication.MOST_ITEMS;

        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var items = applied.application().items().size();
            return require(items >= 1 && items <= MOST, "items", Integer.toString(MOST));
        }
    }

    /** MSK-02: each item is medical or not. */
    static final class KindsAreChosen implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(
                    applied.application().items(), "items", (item, row) -> require(item.kind() != null, row + ".kind"));
        }
    }

    /** MSK-02: each kind has codes of its own, and a code holds from a day until a day. One that held at issue may stay in a revision. */
    static final class MaskCodesFitTheKind implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(applied.application().items(), "items", (item, row) -> {
                var kind = item.kind();
                // without a kind no code can fit: KindsAreChosen says it
                var fits = kind == null
                        || Stream.of(applied.by().today(), applied.issuedOn())
                                .flatMap(day -> MaskCodes.of(kind.name(), day).stream())
                                .anyMatch(code -> code.code().equals(item.commodityCode()));
                return require(fits, row + ".commodityCode");
            });
        }
    }

    /** MSK-02: each item has a name. */
    static final class MasksAreNamed implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(
                    applied.application().items(),
                    "items",
                    (item, row) -> require(!FieldRule.isBlank(item.name()), row + ".name"));
        }
    }

    /** MSK-02: stock is kept to the piece, so the unit is one that counts pieces ({@link PieceUnits}). */
    static final class UnitsCountPieces implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(
                    applied.application().items(),
                    "items",
                    (item, row) -> requireCode(
                            item.unit() != null && PieceUnits.codes().contains(item.unit()),
                            row + ".unit",
                            "piece-unit",
                            item.unit()));
        }
    }

    /** MSK-02: a quantity above zero that fits (20,6) and comes to whole pieces, at most ten thousand million. */
    static final class QuantitiesAreWholePieces implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(applied.application().items(), "items", (item, row) -> {
                var quantity = item.quantity();
                if (quantity == null || quantity.signum() <= 0) {
                    return require(false, row + ".quantity", "@rule.permit-quantity.above-zero");
                }
                var check = CustomsLimits.quantity(quantity);
                if (!check.accepted()) {
                    return require(check, row + ".quantity");
                }
                // an unknown unit is another rule's
                var known = item.unit() != null && PieceUnits.codes().contains(item.unit());
                return require(!known || item.pieces() > 0, row + ".quantity", "@rule.permit-quantity.whole");
            });
        }
    }

    /** MSK-02: a price per unit that fits (25,6). */
    static final class UnitPricesAreAboveZero implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(applied.application().items(), "items", (item, row) -> {
                var price = item.unitPrice();
                return price == null || price.signum() <= 0
                        ? require(false, row + ".unitPrice", "@rule.permit-price.above-zero")
                        : require(CustomsLimits.price(price), row + ".unitPrice");
            });
        }
    }

    /** MSK-02: a currency of ISO 4217. */
    static final class CurrenciesAreKnown implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(
                    applied.application().items(),
                    "items",
                    (item, row) -> requireCode(
                            Currencies.list().has(item.currency()), row + ".currency", "currency", item.currency()));
        }
    }

    /** MSK-02: a country of ISO 3166-1. */
    static final class OriginsAreKnown implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            return each(
                    applied.application().items(),
                    "items",
                    (item, row) -> requireCode(
                            Countries.list().has(item.origin()), row + ".origin", "country", item.origin()));
        }
    }

    /** MSK-02: the same masks twice on one permit are mostly a slip of the hand. */
    static final class ItemsDiffer implements FieldRule<AppliedPermit> {
        @Override
        public List<Violation> violations(AppliedPermit applied) {
            var seen = new ArrayList<PermitItem>();
            return each(applied.application().items(), "items", (item, row) -> {
                var differs = !seen.contains(item);
                seen.add(item);
                return require(differs, row + ".name");
            });
        }
    }
}
