package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-09: sealed electronically or stamped in ink. */
final class FormIsChosen implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(application.form() != null, "form");
    }
}
