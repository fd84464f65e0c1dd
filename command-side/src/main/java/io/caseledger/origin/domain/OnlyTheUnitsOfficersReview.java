package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-01: review, hand-over and all that goes with them are the issuing unit's. */
final class OnlyTheUnitsOfficersReview implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.byOfficerOfTheUnit() ? pass() : refuse(Rejection.Kind.FORBIDDEN);
    }
}
