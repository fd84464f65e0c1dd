package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-10, Art. 15. */
final class DuplicatesAreUpToTen implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var duplicates = application.duplicates();
        return require(duplicates != null && duplicates >= 0 && duplicates <= 10, "duplicates");
    }
}
