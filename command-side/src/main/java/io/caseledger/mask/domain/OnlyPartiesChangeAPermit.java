package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-06, MSK-20: the importer, or the agent that filed for it; authorities look on. */
final class OnlyPartiesChangeAPermit implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        return require(attempt.byParty(), Rejection.Kind.FORBIDDEN);
    }
}
