package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-05: one manufacturer's data appear on the prints. */
final class ExactlyOneRepresentative implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var representatives = application.manufacturers().stream()
                .filter(Manufacturer::representative)
                .count();
        return require(application.manufacturers().isEmpty() || representatives == 1, "manufacturers");
    }
}
