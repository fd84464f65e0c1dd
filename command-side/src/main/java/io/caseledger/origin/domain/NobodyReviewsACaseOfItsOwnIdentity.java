package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-04: an officer never has to do with a case filed by, or for, a login of the same identity number. */
final class NobodyReviewsACaseOfItsOwnIdentity implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        if (!attempt.byOfficer()) {
            return pass();
        }
        var standing = attempt.standing();
        var own = attempt.identityNumber();
        // an officer whose identity is not known might be anybody
        var same = own == null || own.equals(standing.filerIdentity()) || own.equals(standing.applicantIdentity());
        return same ? refuse(Rejection.Kind.FORBIDDEN) : pass();
    }
}
