package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who files an application, and when: what the application rules need to know beside the application itself.
 *
 * @param filer the account that files; an applicant or agent that is live
 * @param today day in Asia/Taipei
 */
record Filing(KnownAccount filer, AccountDirectory accounts, LocalDate today) {

    /** @throws io.caseledger.shared.contract.Rejection FORBIDDEN for one who may not file */
    static Filing of(Actor actor, AccountDirectory accounts, LocalDate today) {
        var filer = accounts.account(new AccountId(actor.accountId()));
        return new Filing(OnlyLiveApplicantsAndAgentsFile.require(actor, filer), accounts, today);
    }

    /** The live account of the applicant that an application names. */
    Optional<KnownAccount> applicantOf(CertificateApplication application) {
        var identity = application.applicant().identityNumber();
        return identity == null
                ? Optional.empty()
                : accounts.applicant(identity).filter(KnownAccount::live);
    }
}
