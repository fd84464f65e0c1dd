package io.caseledger.permit.domain;

import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.FilingAccount;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.permit.contract.PermitApplication;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is applied for, and who files it: all that the rules on an application for a permit need to know.
 *
 * @param issuedOn when the permit was issued that is revised; today for a new one
 */
record AppliedPermit(PermitApplication application, FilingAccount by, LocalDate issuedOn) {
    /** The live account of the importer that the application names, or of the one that files for itself. */
    Optional<KnownAccount> importer() {
        return by.principal(application.importer().identityNumber());
    }

    /** Whether nobody is in the way: an agent files for an importer that has authorised it. */
    boolean authorised() {
        return importer()
                .map(importer -> by.mayOrderFor(importer, Capability.PERMIT))
                .orElse(true);
    }
}
