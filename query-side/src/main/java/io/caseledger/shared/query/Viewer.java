package io.caseledger.shared.query;

/**
 * Whose eyes a question is asked with (COE0150-03, SEC-01): part of every question on cases, so that none can be asked without it.
 *
 * @param id account id or unit code, by scope; empty otherwise
 */
public record Viewer(Scope scope, String id) {
    public enum Scope {
        /** Reads all cases: regulator, auditor. */
        ALL,
        /** One issuing unit's cases. */
        UNIT,
        /** The cases an account filed, or that were filed for it. */
        ACCOUNT,
        NOBODY
    }

    public static final Viewer ALL = new Viewer(Scope.ALL, "");
    public static final Viewer NOBODY = new Viewer(Scope.NOBODY, "");

    public static Viewer unit(String unit) {
        return new Viewer(Scope.UNIT, unit);
    }

    public static Viewer account(String accountId) {
        return new Viewer(Scope.ACCOUNT, accountId);
    }

    /** The topic under which all that this viewer's lists show is signalled. */
    public String topic() {
        return switch (scope) {
            case ALL -> Topics.CASES;
            case UNIT -> Topics.unit(id);
            case ACCOUNT -> Topics.account(id);
            case NOBODY -> "nobody";
        };
    }
}
