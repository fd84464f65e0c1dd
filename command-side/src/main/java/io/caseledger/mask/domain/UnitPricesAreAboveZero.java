package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.CustomsLimits;
import java.util.List;

/** MSK-02: a price per unit that fits (25,6). */
final class UnitPricesAreAboveZero implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(application, (item, row) -> {
            var price = item.unitPrice();
            return price == null || price.signum() <= 0
                    ? require(false, row + "unitPrice", "@rule.mask-price.above-zero")
                    : require(CustomsLimits.price(price), row + "unitPrice");
        });
    }
}
