package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RevisePermit;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-13: a post-clearance amendment 已通關相符修正 answers one demand of customs. */
final class PostClearanceAmendmentsFollowADemand implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var amendment = attempt.command() instanceof RevisePermit revise
                && revise.kind() == RevisionKind.POST_CLEARANCE_AMENDMENT;
        return require(!amendment || attempt.standing().demanded(), Rejection.Kind.CONFLICT);
    }
}
