package io.caseledger.stock.query;

/** How a list of lots is sorted: over the whole result, not the page (GEN-04). */
public record LotOrder(Column column, boolean descending) {
    public enum Column {
        LOT_NUMBER,
        PERMIT_NUMBER,
        REFERENCE,
        KIND,
        PRODUCT,
        ORIGIN,
        IMPORTER,
        OPENED_ON,
        IMPORTED,
        FLOWED,
        RETURNED,
        STOCK,
        LAST_FLOW_ON
    }

    public static final LotOrder NEWEST_FIRST = new LotOrder(Column.OPENED_ON, true);
    public static final LotOrder OLDEST_FIRST = new LotOrder(Column.OPENED_ON, false);
}
