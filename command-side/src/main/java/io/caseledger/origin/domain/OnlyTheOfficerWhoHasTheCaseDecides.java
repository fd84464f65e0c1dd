package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-01: of two officers at once, the one who has the case decides and the other hears who that is. */
final class OnlyTheOfficerWhoHasTheCaseDecides implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        var standing = attempt.standing();
        return attempt.actor().accountId().equals(standing.officer())
                ? pass()
                : refuse(Rejection.Kind.CONFLICT, String.valueOf(standing.officerName()));
    }
}
