package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-10, Art. 15: more than 3 originals or 6 duplicates need a reason. */
final class ManyCopiesNeedARemark implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var originals = application.originals();
        var duplicates = application.duplicates();
        var many = (originals != null && originals > 3) || (duplicates != null && duplicates > 6);
        return require(!many || !ApplicationRule.isBlank(application.remark()), "remark");
    }
}
