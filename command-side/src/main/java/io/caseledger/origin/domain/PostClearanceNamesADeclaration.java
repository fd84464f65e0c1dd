package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-08: what has been exported can be proved. */
final class PostClearanceNamesADeclaration implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(
                application.clearance() != Clearance.POST_CLEARANCE
                        || !application.declarations().isEmpty(),
                "declarations");
    }
}
