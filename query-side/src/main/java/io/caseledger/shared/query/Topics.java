package io.caseledger.shared.query;

/** What can be watched. A list watches the widest topic its viewer may see, a case page watches its case. */
public final class Topics {
    /** All cases: regulators and auditors. */
    public static final String CASES = "cases";

    public static final String MAILS = "mails";

    /** Every permit, lot, flow and return of masks: regulators and auditors. An importer's are told under its account as well. */
    public static final String MASKS = "masks";

    /** Alerts on the stock of masks, and when to alert: regulators and auditors. */
    public static final String MASK_ALERTS = "mask-alerts";

    private Topics() {}

    public static String theCase(String number) {
        return "case:" + number;
    }

    public static String lot(String lotNumber) {
        return "lot:" + lotNumber;
    }

    public static String unit(String unit) {
        return "unit:" + unit;
    }

    public static String account(String accountId) {
        return "account:" + accountId;
    }

    public static String projection(String name) {
        return "projection:" + name;
    }

    public static String bulkFiling(String id) {
        return "bulk:" + id;
    }
}
