package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-01: some agreements know no electronic seal. */
final class ElectronicSealOnlyWhereTheTypeAllows implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var refused = application.form() == CertificateForm.ELECTRONIC_SEAL
                && application
                        .certificateType()
                        .filter(type -> !type.electronicSeal())
                        .isPresent();
        return require(!refused, "form", String.valueOf(application.type()));
    }
}
