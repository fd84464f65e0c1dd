package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-01: only what waits in the queue can be taken. */
final class OnlyWaitingCasesCanBeTaken implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.standing().state() == CaseState.RECEIVED
                ? pass()
                : refuse(Rejection.Kind.CONFLICT, CaseRule.stateOf(attempt));
    }
}
