package io.caseledger.mask.web;

import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.query.LotFilter;
import io.caseledger.mask.query.LotOrder;
import io.caseledger.shared.web.Listing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to find lots by, and how to sort them, as the address of a list says it. What it does not know finds nothing. */
final class ListedLots {
    static final String NEWEST_FIRST = "-openedOn";
    private static final Map<String, LotOrder.Column> COLUMNS = Map.of(
            "lotNumber", LotOrder.Column.LOT_NUMBER,
            "reference", LotOrder.Column.REFERENCE,
            "kind", LotOrder.Column.KIND,
            "product", LotOrder.Column.PRODUCT,
            "openedOn", LotOrder.Column.OPENED_ON,
            "imported", LotOrder.Column.IMPORTED,
            "flowed", LotOrder.Column.FLOWED,
            "returned", LotOrder.Column.RETURNED,
            "stock", LotOrder.Column.STOCK);
    private static final Set<String> KINDS =
            Arrays.stream(MaskKind.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private ListedLots() {}

    static Set<String> sortable() {
        return COLUMNS.keySet();
    }

    static LotOrder order(Listing listing) {
        return new LotOrder(COLUMNS.getOrDefault(listing.sort(), LotOrder.Column.OPENED_ON), listing.descending());
    }

    static LotFilter filter(Listing listing) {
        var kind = text(listing, "kind");
        return new LotFilter(
                capitals(text(listing, "permitNumber")),
                capitals(text(listing, "reference")),
                capitals(text(listing, "lotNumber")),
                kind != null && KINDS.contains(kind) ? kind : null,
                null,
                null,
                switch (listing.filter("stock")) {
                    case "some" -> true;
                    case "none" -> false;
                    default -> null;
                },
                text(listing, "text"));
    }

    private static @Nullable String text(Listing listing, String name) {
        var value = listing.filter(name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String capitals(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
