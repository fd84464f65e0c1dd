package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Countries;
import java.util.List;

/** MSK-02: a country of ISO 3166-1. */
final class OriginsAreKnown implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(application, (item, row) -> require(Countries.list().has(item.origin()), row + "origin"));
    }
}
