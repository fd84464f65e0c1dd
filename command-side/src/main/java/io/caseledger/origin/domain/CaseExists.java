package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/**
 * COE0150-03: what is not theirs is not there for a visitor. A foreign case is answered by the very rule that answers a number that was never given, so
 * that guessing tells nothing.
 */
final class CaseExists implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        var known =
                switch (attempt.actor().role()) {
                    case APPLICANT, AGENT -> attempt.byParty();
                    case ISSUER -> attempt.byOfficerOfTheUnit();
                    case REGULATOR, AUDITOR, SYSTEM -> true;
                    case ACCOUNT_ADMIN, RA_OFFICER, BANK, CUSTOMS -> false;
                };
        return known ? pass() : refuse(Rejection.Kind.NOT_FOUND);
    }
}
