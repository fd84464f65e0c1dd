package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-09: a certificate for Argentina is stamped in ink. */
final class ArgentinaTakesNoElectronicSeal implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var refused = application.form() == CertificateForm.ELECTRONIC_SEAL
                && "AR".equals(application.shipment().destination());
        return require(!refused, "form");
    }
}
