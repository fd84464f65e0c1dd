package io.caseledger.shared.query;

/**
 * Whose eyes a question is asked with (COE0150-03, SEC-01): part of every question on cases, so that none can be asked without it.
 *
 * @param id account id or unit code, by scope; empty otherwise
 * @param account the account that looks; empty where it does not matter
 */
public record Viewer(Scope scope, String id, String account) {
    public enum Scope {
        /** Reads all cases: regulator, auditor. */
        ALL,
        /** One issuing unit's cases. */
        UNIT,
        /** The cases an account filed, or that were filed for it, and those of companies that let it look (ACC-09). */
        ACCOUNT,
        NOBODY
    }

    public static final Viewer ALL = new Viewer(Scope.ALL, "", "");
    public static final Viewer NOBODY = new Viewer(Scope.NOBODY, "", "");

    public static Viewer unit(String unit) {
        return unit(unit, "");
    }

    /** @param officer account of the officer who looks: its own cases are not offered to it (REV-06) */
    public static Viewer unit(String unit, String officer) {
        return new Viewer(Scope.UNIT, unit, officer);
    }

    public static Viewer account(String accountId) {
        return new Viewer(Scope.ACCOUNT, accountId, accountId);
    }

    /**
     * The topic under which all that this viewer's lists show is signalled.
     *
     * @param all topic of whoever reads everything of the capability
     */
    public String topic(String all) {
        return switch (scope) {
            case ALL -> all;
            case UNIT -> Topics.unit(id);
            case ACCOUNT -> Topics.account(id);
            case NOBODY -> "nobody";
        };
    }
}
