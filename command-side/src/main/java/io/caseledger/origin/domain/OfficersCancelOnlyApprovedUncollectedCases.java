package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** COE0050-01: an officer cancels what is approved and not yet handed over; before that it is rejected, after that revoked. */
final class OfficersCancelOnlyApprovedUncollectedCases implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return !attempt.byOfficer() || attempt.standing().state() == CaseState.APPROVED
                ? pass()
                : refuse(Rejection.Kind.CONFLICT, CaseRule.stateOf(attempt));
    }
}
