package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.Optional;

/** Spec README, "Who uses it": auditors change nothing, and a print is a fact of the log. */
final class AuditorsPrintNoPermits implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.actor().role() != Role.AUDITOR, Rejection.Kind.FORBIDDEN);
    }
}
