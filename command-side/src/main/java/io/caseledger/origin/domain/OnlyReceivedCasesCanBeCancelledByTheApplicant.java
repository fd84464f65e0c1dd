package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** COE0050-01: once the unit has taken the case, the applicant turns to the unit. */
final class OnlyReceivedCasesCanBeCancelledByTheApplicant implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.byOfficer() || attempt.standing().state() == CaseState.RECEIVED
                ? pass()
                : refuse(
                        Rejection.Kind.CONFLICT,
                        CaseRule.stateOf(attempt),
                        attempt.standing().issuingUnit());
    }
}
