package io.caseledger.mask.web;

import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.query.LotFilter;
import io.caseledger.mask.query.LotOrder;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Listing;
import java.util.Map;
import java.util.Set;

/** What to find lots by, and how to sort them, as the address of a list says it. What it does not know counts as not asked. */
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

    private ListedLots() {}

    static Set<String> sortable() {
        return COLUMNS.keySet();
    }

    static LotOrder order(Listing listing) {
        return new LotOrder(COLUMNS.getOrDefault(listing.sort(), LotOrder.Column.OPENED_ON), listing.descending());
    }

    static LotFilter filter(Listing listing) {
        var asked = new AskedFilters(listing);
        return new LotFilter(
                asked.capitals("permitNumber"),
                asked.capitals("reference"),
                asked.capitals("lotNumber"),
                asked.oneOf("kind", MaskKind.values()),
                null,
                null,
                asked.either("stock", "some", "none"),
                asked.text("text"));
    }
}
