package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/**
 * What is not theirs is not there for a visitor: a foreign permit is answered by the very rule that answers a number that was never given. Customs finds
 * every permit by its exact number (MSK-21).
 */
final class PermitExists implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var known =
                switch (attempt.actor().role()) {
                    case APPLICANT, AGENT -> attempt.byParty();
                    case REGULATOR, AUDITOR, CUSTOMS, SYSTEM -> true;
                    case ISSUER, ACCOUNT_ADMIN, RA_OFFICER, BANK -> false;
                };
        return require(known, Rejection.Kind.NOT_FOUND);
    }
}
