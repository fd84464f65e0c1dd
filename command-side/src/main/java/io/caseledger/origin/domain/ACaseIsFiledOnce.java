package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** GEN-07: the id of a case belongs to one application. */
final class ACaseIsFiledOnce implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return refuse(Rejection.Kind.CONFLICT, attempt.standing().receiptNumber());
    }
}
