package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-10, Art. 15. */
final class OriginalsAreOneToFive implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var originals = application.originals();
        return require(originals != null && originals >= 1 && originals <= 5, "originals");
    }
}
