package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-03: who filed it corrects it; an applicant whose agent filed turns to the agent. */
final class OnlyTheFilerRevises implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        return attempt.actor().accountId().equals(attempt.standing().filedBy())
                ? pass()
                : refuse(Rejection.Kind.FORBIDDEN);
    }
}
