package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-01: a case is with one officer; the second one hears who has it. */
final class OneOfficerHasACaseAtATime implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        var standing = attempt.standing();
        var other = standing.state() == CaseState.UNDER_REVIEW
                && !attempt.actor().accountId().equals(standing.officer());
        return other ? refuse(Rejection.Kind.CONFLICT, String.valueOf(standing.officerName())) : pass();
    }
}
