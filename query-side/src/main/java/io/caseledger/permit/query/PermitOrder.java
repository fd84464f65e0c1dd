package io.caseledger.permit.query;

/** How a list of permits is sorted: over the whole result, not the page (GEN-04). Versions of one permit that are equal in it stand newest first. */
public record PermitOrder(Column column, boolean descending) {
    public enum Column {
        NUMBER,
        ISSUED_ON,
        VALID_UNTIL,
        REVISED_AT,
        WAY,
        STATE,
        IMPORTER,
        MEDICAL,
        NON_MEDICAL
    }

    public static final PermitOrder NEWEST_FIRST = new PermitOrder(Column.NUMBER, true);
    public static final PermitOrder OLDEST_FIRST = new PermitOrder(Column.ISSUED_ON, false);
}
