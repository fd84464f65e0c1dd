package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-06: every line, a heading too, has a name. */
final class GoodsLinesAreNamed implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachLine(application, (line, row) -> require(!ApplicationRule.isBlank(line.name()), row + "name"));
    }
}
