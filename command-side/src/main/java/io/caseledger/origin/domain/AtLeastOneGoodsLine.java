package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-06: a heading alone is no goods. */
final class AtLeastOneGoodsLine implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(application.goods().stream().anyMatch(line -> !line.heading()), "goods");
    }
}
