package io.caseledger.origin.domain;

import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.shared.reference.CommodityCode;
import io.caseledger.shared.reference.CustomsLimits;
import io.caseledger.shared.reference.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Who has made the goods, and what they are (COE0010-01, -05, -06). */
final class GoodsRules {
    static final List<FieldRule<FiledApplication>> REFUSING = List.of(
            new AtLeastOneManufacturer(),
            new ExactlyOneRepresentative(),
            new ManufacturersAreComplete(),
            new AtLeastOneGoodsLine(),
            new GoodsLinesAreNamed(),
            new QuantitiesAreGiven(),
            new UnitsAreKnown(),
            new CommodityCodesAreWellFormed(),
            new PrintingTheCommodityCodeIsChosen(),
            new OriginCriterionIsGiven(),
            new ExporterStatementIsGiven());

    /** No certain source stands behind these: they are shown and stop nothing. */
    static final List<FieldRule<FiledApplication>> WARNING = List.of(new CommodityCodesCheckDigitFits());

    private GoodsRules() {}

    /** COE0010-05: somebody made the goods. */
    static final class AtLeastOneManufacturer implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return require(!filed.application().manufacturers().isEmpty(), "manufacturers");
        }
    }

    /** COE0010-05: one manufacturer's data appear on the prints. */
    static final class ExactlyOneRepresentative implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var representatives = application.manufacturers().stream()
                    .filter(Manufacturer::representative)
                    .count();
            return require(application.manufacturers().isEmpty() || representatives == 1, "manufacturers");
        }
    }

    /** COE0010-05: a name in either language and an address, for a confidential one too: the authorities may ask. */
    static final class ManufacturersAreComplete implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().manufacturers(), "manufacturers", (maker, row) -> {
                var found = new ArrayList<Violation>();
                found.addAll(require(
                        !FieldRule.isBlank(maker.nameChinese()) || !FieldRule.isBlank(maker.nameEnglish()),
                        row + ".nameChinese",
                        "@rule.part.name"));
                found.addAll(require(!FieldRule.isBlank(maker.address()), row + ".address", "@rule.part.address"));
                return found;
            });
        }
    }

    /** COE0010-06: a heading alone is no goods. */
    static final class AtLeastOneGoodsLine implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return require(filed.application().goods().stream().anyMatch(line -> !line.heading()), "goods");
        }
    }

    /** COE0010-06: every line, a heading too, has a name. */
    static final class GoodsLinesAreNamed implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(
                    filed.application().goods(),
                    "goods",
                    (line, row) -> require(!FieldRule.isBlank(line.name()), row + ".name"));
        }
    }

    /** COE0010-06: a quantity above zero that fits (20,6). */
    static final class QuantitiesAreGiven implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().goods(), "goods", (line, row) -> {
                if (line.heading()) {
                    return List.of();
                }
                var quantity = line.quantity();
                if (quantity == null || quantity.signum() <= 0) {
                    return require(false, row + ".quantity", "@rule.quantity.above-zero");
                }
                return require(CustomsLimits.quantity(quantity), row + ".quantity");
            });
        }
    }

    /** COE0010-06: a unit of UN/ECE Recommendation 20. */
    static final class UnitsAreKnown implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(
                    filed.application().goods(),
                    "goods",
                    (line, row) -> requireCode(
                            line.heading() || Units.list().has(line.unit()), row + ".unit", "unit", line.unit()));
        }
    }

    /** COE0010-06, GEN-09: 11 digits; the check digit only warns. */
    static final class CommodityCodesAreWellFormed implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().goods(), "goods", (line, row) -> {
                var code = line.commodityCode();
                if (line.heading() && FieldRule.isBlank(code)) {
                    return List.of();
                }
                return require(CommodityCode.check(code == null ? "" : code), row + ".commodityCode");
            });
        }
    }

    /** Facts: the check digit's rule is derived, not published, so it only warns. */
    static final class CommodityCodesCheckDigitFits implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(filed.application().goods(), "goods", (line, row) -> {
                var code = line.commodityCode();
                return code == null || code.isBlank()
                        ? List.of()
                        : warn(CommodityCode.check(code), row + ".commodityCode");
            });
        }
    }

    /** COE0010-06: whether the code is printed is the applicant's choice, so it must be made. */
    static final class PrintingTheCommodityCodeIsChosen implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            return each(
                    filed.application().goods(),
                    "goods",
                    (line, row) ->
                            require(line.heading() || line.printCommodityCode() != null, row + ".printCommodityCode"));
        }
    }

    /** Facts, "origin criterion": where the type asks for it, each line says by which rule the goods originate; combinations are joined by +. */
    static final class OriginCriterionIsGiven implements FieldRule<FiledApplication> {
        private static final String CRITERION =
                "(?:WO|CC|CTH|CTSH|SP|(?:RVC|PC) ?(?:100|[1-9]?[0-9](?:\\.[0-9]{1,2})?) ?%)";
        private static final Pattern CRITERIA = Pattern.compile(CRITERION + "(?: ?\\+ ?" + CRITERION + ")*");

        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            if (application
                    .certificateType()
                    .filter(type -> type.asksFor("originCriterion"))
                    .isEmpty()) {
                return List.of();
            }
            return each(application.goods(), "goods", (line, row) -> {
                var criterion = line.originCriterion();
                return require(
                        line.heading()
                                || (criterion != null
                                        && CRITERIA.matcher(criterion).matches()),
                        row + ".originCriterion");
            });
        }
    }

    /** COE0010-01: types with a statement (申報書) need it. */
    static final class ExporterStatementIsGiven implements FieldRule<FiledApplication> {
        @Override
        public List<Violation> violations(FiledApplication filed) {
            var application = filed.application();
            var asked = application
                    .certificateType()
                    .filter(type -> type.asksFor("exporterStatement"))
                    .isPresent();
            return require(!asked || !FieldRule.isBlank(application.exporterStatement()), "exporterStatement");
        }
    }
}
