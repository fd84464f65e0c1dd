package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** COE0010-05: a name in either language and an address, for a confidential one too: the authorities may ask. */
final class ManufacturersAreComplete implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < application.manufacturers().size(); i++) {
            var maker = application.manufacturers().get(i);
            var row = "manufacturers[" + i + "].";
            found.addAll(require(
                    !ApplicationRule.isBlank(maker.nameChinese()) || !ApplicationRule.isBlank(maker.nameEnglish()),
                    row + "nameChinese",
                    "@rule.part.name"));
            found.addAll(require(!ApplicationRule.isBlank(maker.address()), row + "address", "@rule.part.address"));
        }
        return found;
    }
}
