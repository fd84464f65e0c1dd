package io.caseledger.shared.query;

/** Names of the projections, which are those of their processing groups: who has written waits for one of them. Stored with the positions they have reached. */
public final class Projections {
    public static final String ACCOUNTS = "accounts";
    public static final String CASES = "origin-case";
    public static final String BULK_FILINGS = "origin-bulk";
    public static final String PERMITS = "permit";
    public static final String LOTS = "stock-lot";
    public static final String FIGURES = "stock-figures";
    public static final String ALERTS = "stock-alert";

    private Projections() {}
}
