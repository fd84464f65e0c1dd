package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-03: declaration, parcel, traveller or other. */
final class WayIsChosen implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return require(application.way() != null, "way");
    }
}
