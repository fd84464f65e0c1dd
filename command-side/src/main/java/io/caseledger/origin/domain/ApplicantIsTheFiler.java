package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-03: an applicant files in its own name; the number comes from the login. */
final class ApplicantIsTheFiler implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var own = filing.filer().role() != Role.APPLICANT
                || filing.filer()
                        .identityNumber()
                        .equals(application.applicant().identityNumber());
        return require(own, "applicant.identityNumber");
    }
}
