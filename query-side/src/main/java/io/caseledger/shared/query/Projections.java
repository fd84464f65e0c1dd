package io.caseledger.shared.query;

import java.util.Set;

/**
 * Names of the projections, which are those of their processing groups: who has written waits for one of them. Two processors write them, whose names are
 * stored with the positions they have reached.
 */
public final class Projections {
    public static final String ACCOUNTS = "accounts";
    public static final String CASES = "origin-case";
    public static final String BULK_FILINGS = "origin-bulk";
    public static final String PERMITS = "permit";
    public static final String LOTS = "stock-lot";
    public static final String FIGURES = "stock-figures";
    public static final String ALERTS = "stock-alert";
    public static final String COUNT = "stock-count";

    /** All but the figures; their rows belong to one case each, so that the work can be split by case. */
    public static final String VIEWS_PROCESSOR = "views";
    /** Sums over all cases: one writer. */
    public static final String FIGURES_PROCESSOR = "figures";

    private static final Set<String> OF_CASES = Set.of(ACCOUNTS, CASES, BULK_FILINGS, PERMITS, LOTS, ALERTS, COUNT);

    private Projections() {}

    /** By which processor a projection is written; an automation has one of its own, of its name. */
    public static String processorOf(String group) {
        return group.equals(FIGURES) ? FIGURES_PROCESSOR : OF_CASES.contains(group) ? VIEWS_PROCESSOR : group;
    }

    public static boolean writesViews(String processor) {
        return processor.equals(VIEWS_PROCESSOR) || processor.equals(FIGURES_PROCESSOR);
    }
}
