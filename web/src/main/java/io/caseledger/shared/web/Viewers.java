package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Viewer;

/** With whose eyes an actor asks (COE0150-03). */
public final class Viewers {
    private Viewers() {}

    public static Viewer of(Actor actor) {
        return switch (actor.role()) {
            case REGULATOR, AUDITOR -> Viewer.ALL;
            case ISSUER -> actor.unit() == null ? Viewer.NOBODY : Viewer.unit(actor.unit(), actor.accountId());
            case APPLICANT, AGENT -> Viewer.account(actor.accountId());
            case ACCOUNT_ADMIN, RA_OFFICER, OPERATOR, BANK, CUSTOMS, SYSTEM -> Viewer.NOBODY;
        };
    }
}
