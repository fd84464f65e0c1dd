package io.caseledger.origin.domain;

import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-03: the receipt number names the unit and the case its applicant; another unit or applicant is another case. */
final class RevisionKeepsUnitAndApplicant implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        if (!(attempt.command() instanceof ReviseCertificate revise)) {
            return pass();
        }
        if (!attempt.standing().issuingUnit().equals(revise.application().issuingUnit())) {
            return refuseField("issuingUnit");
        }
        return attempt.standing()
                        .applicantIdentity()
                        .equals(revise.application().applicant().identityNumber())
                ? pass()
                : refuseField("applicant.identityNumber");
    }
}
