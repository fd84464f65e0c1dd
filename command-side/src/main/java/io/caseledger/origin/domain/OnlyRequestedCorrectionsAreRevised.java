package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** Art. 15 (J0090016): after receipt the applicant edits nothing, unless the unit has asked for a correction. */
final class OnlyRequestedCorrectionsAreRevised implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.standing().state() == CaseState.CORRECTION_REQUESTED
                ? pass()
                : refuse(Rejection.Kind.CONFLICT, CaseRule.stateOf(attempt));
    }
}
