package io.caseledger.shared.query;

import java.util.Optional;

/** What can be watched. A list watches the widest topic its viewer may see, a case page watches its case. */
public final class Topics {
    /** All cases: regulators and auditors. */
    public static final String CASES = "cases";

    public static final String MAILS = "mails";

    /** All permits: regulators and auditors. */
    public static final String PERMITS = "permits";

    /** Every lot, flow and return, and their figures: regulators and auditors. An importer's are told under its account as well. */
    public static final String STOCK = "stock";

    /** Alerts on the stock, and when to alert: regulators and auditors. */
    public static final String ALERTS = "stock-alerts";

    /** Whether the views lack something, and what is set aside. */
    public static final String READ_SIDE = "read-side";

    /** How far each processor has come: twice a second at most. */
    public static final String PROCESSORS = "processors";

    private static final String ACCOUNT = "account:";

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
        return ACCOUNT + accountId;
    }

    /** The account that a topic is about; empty for another topic. */
    public static Optional<String> accountOf(String topic) {
        return topic.startsWith(ACCOUNT) ? Optional.of(topic.substring(ACCOUNT.length())) : Optional.empty();
    }

    /** What an account has begun and not sent; whoever acts for it has drafts of its own. */
    public static String drafts(String accountId) {
        return "drafts:" + accountId;
    }

    /** What lets an account in: its password, its locks. */
    public static String signIn(String accountId) {
        return "sign-in:" + accountId;
    }

    public static String projection(String name) {
        return "projection:" + name;
    }

    public static String bulkFiling(String id) {
        return "bulk:" + id;
    }
}
