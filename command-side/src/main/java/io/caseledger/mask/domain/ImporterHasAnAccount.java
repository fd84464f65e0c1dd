package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-01: an agent names an importer who has registered: the mails and the stock are the importer's. */
final class ImporterHasAnAccount implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var known = !filing.byAgent() || filing.importerOf(application).isPresent();
        return require(known, "importer.identityNumber");
    }
}
