package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.CustomsLimits;
import java.util.List;

/** COE0010-06: a quantity above zero that fits (20,6). */
final class QuantitiesAreGiven implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachLine(application, (line, row) -> {
            if (line.heading()) {
                return List.of();
            }
            var quantity = line.quantity();
            if (quantity == null || quantity.signum() <= 0) {
                return require(false, row + "quantity", "@rule.quantity.above-zero");
            }
            var check = CustomsLimits.quantity(quantity);
            return check.accepted() ? List.of() : List.of(broken(row + "quantity", check));
        });
    }
}
