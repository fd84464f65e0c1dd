package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-05: somebody made the goods. */
final class AtLeastOneManufacturer implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(!application.manufacturers().isEmpty(), "manufacturers");
    }
}
