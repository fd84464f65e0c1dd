package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-01: an applicant applies in its own name; the number comes from the login. */
final class ImporterIsTheFiler implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var own = filing.filer().identityNumber().equals(application.importer().identityNumber());
        return require(filing.byAgent() || own, "importer.identityNumber");
    }
}
