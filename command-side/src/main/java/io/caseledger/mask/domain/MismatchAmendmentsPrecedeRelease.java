package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-12: entry may have begun, nothing may be released. */
final class MismatchAmendmentsPrecedeRelease implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var amendment =
                attempt.command() instanceof RevisePermit revise && revise.kind() == RevisionKind.MISMATCH_AMENDMENT;
        return require(!amendment || !attempt.standing().released(), Rejection.Kind.CONFLICT);
    }
}
