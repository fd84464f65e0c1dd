package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-12: a mismatch amendment 單證比對不符修正 answers a mismatch that customs has reported and that was not amended since. */
final class MismatchAmendmentsFollowAMismatch implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var amendment =
                attempt.command() instanceof RevisePermit revise && revise.kind() == RevisionKind.MISMATCH_AMENDMENT;
        return require(!amendment || attempt.standing().mismatched(), Rejection.Kind.CONFLICT);
    }
}
