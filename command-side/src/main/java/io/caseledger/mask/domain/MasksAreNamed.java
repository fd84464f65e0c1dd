package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-02: each item has a name. */
final class MasksAreNamed implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(application, (item, row) -> require(!ContentRule.isBlank(item.name()), row + "name"));
    }
}
