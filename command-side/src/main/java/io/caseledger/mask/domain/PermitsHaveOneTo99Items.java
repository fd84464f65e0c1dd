package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-02: at least one item, and no more than a permit's print and an event have room for. */
final class PermitsHaveOneTo99Items implements ContentRule {
    private static final int MOST = 99;

    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var items = application.items().size();
        return require(items >= 1 && items <= MOST, "items", Integer.toString(MOST));
    }
}
