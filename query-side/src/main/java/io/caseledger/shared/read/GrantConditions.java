package io.caseledger.shared.read;

/**
 * What companies have granted others (ACC-09), as conditions of a statement: for what somebody sees and is offered. What is ordered is decided on the log
 * itself. {@code :who} is the account that looks.
 */
public final class GrantConditions {
    /** Name under which the account that looks is bound. */
    public static final String WHO = "who";

    private static final String STANDING =
            "g.withdrawn_at IS NULL AND (now() AT TIME ZONE 'Asia/Taipei')::date BETWEEN g.from_day AND g.until_day";

    /** Whose business the account may look at; a broker's clients, so a bound that is only there to be one. */
    static final String WATCHED = "SELECT DISTINCT g.principal FROM ${view}.account_grant g WHERE g.agent = :" + WHO
            + " AND " + STANDING + " LIMIT 5000";

    private GrantConditions() {}

    /**
     * Whether it is the business of a company that lets the account look; an array, so that an index finds the rows.
     *
     * @param principal column with the company's account
     * @param capability name of a {@code Capability}
     */
    public static String reads(String principal, String capability) {
        return principal + " = ANY (ARRAY(SELECT g.principal FROM ${view}.account_grant g WHERE g.agent = :" + WHO
                + " AND g.capability = '" + capability + "' AND " + STANDING + "))";
    }

    /** The same for a row that names its capability itself. */
    public static String readsAny(String principal, String capability) {
        return "(" + principal + " = ANY (ARRAY(SELECT g.principal FROM ${view}.account_grant g WHERE g.agent = :" + WHO
                + " AND " + STANDING + ")) AND EXISTS (SELECT FROM ${view}.account_grant g WHERE g.agent = :" + WHO
                + " AND g.principal = " + principal
                + " AND g.capability = " + capability + " AND " + STANDING + "))";
    }

    /**
     * Whether an account orders for a company: it is the company's own, or authorised to.
     *
     * @param account column, or {@code :who}
     */
    public static String orders(String account, String principal, String capability) {
        return "(" + account + " = " + principal + " OR EXISTS (SELECT FROM ${view}.account_grant g WHERE g.agent = "
                + account + " AND g.principal = " + principal + " AND g.capability = '" + capability
                + "' AND g.access = 'ORDER' AND " + STANDING + "))";
    }
}
