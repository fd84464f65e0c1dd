package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PieceUnits;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.CustomsLimits;
import java.util.List;

/** MSK-02: a quantity above zero that fits (20,6) and comes to whole pieces, at most ten thousand million. */
final class QuantitiesAreWholePieces implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(application, (item, row) -> {
            var quantity = item.quantity();
            if (quantity == null || quantity.signum() <= 0) {
                return require(false, row + "quantity", "@rule.mask-quantity.above-zero");
            }
            var check = CustomsLimits.quantity(quantity);
            if (!check.accepted()) {
                return require(check, row + "quantity");
            }
            // an unknown unit is another rule's
            var known = item.unit() != null && PieceUnits.codes().contains(item.unit());
            return require(!known || item.pieces() > 0, row + "quantity", "@rule.mask-quantity.whole");
        });
    }
}
