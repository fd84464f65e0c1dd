package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** COE0050-01: those who may look on may not cancel. */
final class OnlyPartiesAndTheUnitCancel implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.byParty() || attempt.byOfficerOfTheUnit() ? pass() : refuse(Rejection.Kind.FORBIDDEN);
    }
}
