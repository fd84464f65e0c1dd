package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-10: who filed it revises it, since the agent's data are part of it; an importer whose agent filed turns to the agent. */
final class OnlyTheFilerRevisesAPermit implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var filer = attempt.standing().issued().filedBy();
        return require(attempt.actor().accountId().equals(filer), Rejection.Kind.FORBIDDEN);
    }
}
