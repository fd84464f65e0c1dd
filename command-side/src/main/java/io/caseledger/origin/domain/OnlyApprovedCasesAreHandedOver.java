package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-05: only what is approved and not yet handed over can be handed over. */
final class OnlyApprovedCasesAreHandedOver implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.standing().state() == CaseState.APPROVED
                ? pass()
                : refuse(Rejection.Kind.CONFLICT, CaseRule.stateOf(attempt));
    }
}
