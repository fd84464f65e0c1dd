package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Check;
import io.caseledger.shared.reference.CommodityCode;
import java.util.List;

/** Facts: the check digit's rule is derived, not published, so it only warns. */
final class CommodityCodesCheckDigitFits implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachLine(application, (line, row) -> {
            var code = line.commodityCode();
            if (code == null || ApplicationRule.isBlank(code)) {
                return List.of();
            }
            var check = CommodityCode.check(code);
            return check.outcome() == Check.Outcome.WARNING ? List.of(broken(row + "commodityCode", check)) : List.of();
        });
    }
}
