package io.caseledger.origin.query;

/**
 * How a list of cases is sorted: over the whole result, not the page (GEN-04).
 */
public record CaseOrder(Column column, boolean descending) {
    public enum Column {
        RECEIPT_NUMBER,
        CERTIFICATE_NUMBER,
        TYPE,
        STATE,
        ISSUING_UNIT,
        RECEIVED_AT,
        DUE_AT,
        UPDATED_AT,
        DESTINATION,
        EXPORTER,
        IMPORTER,
        APPLICANT,
        OFFICER
    }

    public static final CaseOrder NEWEST_FIRST = new CaseOrder(Column.RECEIVED_AT, true);
    public static final CaseOrder OLDEST_FIRST = new CaseOrder(Column.RECEIVED_AT, false);
}
