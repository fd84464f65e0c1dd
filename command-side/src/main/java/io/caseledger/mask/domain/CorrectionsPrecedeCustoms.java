package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-11: a correction 更正 only while customs has recorded nothing against the permit, and nothing was written off for good. */
final class CorrectionsPrecedeCustoms implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var standing = attempt.standing();
        var correction = attempt.command() instanceof RevisePermit revise && revise.kind() == RevisionKind.CORRECTION;
        return require(
                !correction || (!standing.customsHasSpoken() && !standing.writeOffCompleted()),
                Rejection.Kind.CONFLICT);
    }
}
