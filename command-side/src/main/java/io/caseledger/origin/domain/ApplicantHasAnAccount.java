package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-03: an agent names an applicant who has registered. */
final class ApplicantHasAnAccount implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var known = filing.filer().role() != Role.AGENT
                || filing.applicantOf(application).isPresent();
        return require(known, "applicant.identityNumber");
    }
}
