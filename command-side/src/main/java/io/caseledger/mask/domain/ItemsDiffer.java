package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** MSK-02: the same masks twice on one permit are mostly a slip of the hand. */
final class ItemsDiffer implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var seen = new ArrayList<PermitItem>();
        return eachItem(application, (item, row) -> {
            var differs = !seen.contains(item);
            seen.add(item);
            return require(differs, row + "name");
        });
    }
}
