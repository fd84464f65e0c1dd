package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-01: types are data; one of those that ship is chosen. */
final class TypeIsKnown implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(application.certificateType().isPresent(), "type");
    }
}
