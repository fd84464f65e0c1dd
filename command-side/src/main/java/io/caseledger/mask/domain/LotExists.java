package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** COE0150-03, for lots: what is not theirs is not there for a visitor. */
final class LotExists implements StockRule {
    /** A lot that was never opened is answered by this name as well, so that guessing tells nothing. */
    private static final String NAME = "CaseExists";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Rejection> refusal(StockAttempt attempt) {
        var known = attempt.lot().isOpen()
                && switch (attempt.actor().role()) {
                    case APPLICANT, AGENT -> attempt.byParty();
                    case REGULATOR, AUDITOR, SYSTEM -> true;
                    case ISSUER, ACCOUNT_ADMIN, RA_OFFICER, BANK, CUSTOMS -> false;
                };
        return known ? pass() : refuse(Rejection.Kind.NOT_FOUND);
    }
}
