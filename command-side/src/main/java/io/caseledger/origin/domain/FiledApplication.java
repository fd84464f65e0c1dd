package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.FilingAccount;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.origin.contract.CertificateApplication;
import java.util.Optional;

/** What is applied for, and who files it: all that the rules on an application need to know. */
record FiledApplication(CertificateApplication application, FilingAccount by) {
    /** The live account of the applicant that the application names, or of the one that files for itself. */
    Optional<KnownAccount> principal() {
        return by.principal(application.applicant().identityNumber());
    }

    /** Whether nobody is in the way: an agent files for an applicant that has authorised it. */
    boolean authorised() {
        return principal()
                .map(applicant -> by.mayOrderFor(applicant, Capability.ORIGIN))
                .orElse(true);
    }
}
