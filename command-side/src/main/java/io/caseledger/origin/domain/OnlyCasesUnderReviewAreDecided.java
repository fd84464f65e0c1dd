package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-02: a decision needs a case that is under review. */
final class OnlyCasesUnderReviewAreDecided implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.standing().state() == CaseState.UNDER_REVIEW
                ? pass()
                : refuse(Rejection.Kind.CONFLICT, CaseRule.stateOf(attempt));
    }
}
