package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.CommodityCode;
import java.util.List;

/** COE0010-06, GEN-09: 11 digits; the check digit only warns. */
final class CommodityCodesAreWellFormed implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachLine(application, (line, row) -> {
            var code = line.commodityCode();
            if (line.heading() && ApplicationRule.isBlank(code)) {
                return List.of();
            }
            var check = CommodityCode.check(code == null ? "" : code);
            return check.accepted() ? List.of() : List.of(broken(row + "commodityCode", check));
        });
    }
}
