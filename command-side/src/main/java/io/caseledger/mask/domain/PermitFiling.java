package io.caseledger.mask.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who files for a permit, and when: what the rules on an application need to know beside the application itself.
 *
 * @param filer the account that files; an applicant or agent that is live
 * @param today day in Asia/Taipei
 * @param issuedOn when the permit was issued that is revised; today for a new one
 */
record PermitFiling(KnownAccount filer, AccountDirectory accounts, LocalDate today, LocalDate issuedOn) {

    /** @throws Rejection FORBIDDEN for one who may not file */
    static PermitFiling of(Actor actor, AccountDirectory accounts, LocalDate today) {
        var filer = accounts.account(new AccountId(actor.accountId())).filter(known -> known.role() == actor.role());
        return new PermitFiling(OnlyLiveApplicantsAndAgentsApply.require(filer), accounts, today, today);
    }

    /** As it was filed the first time. */
    static PermitFiling again(PermitIssued issued, AccountDirectory accounts, LocalDate today) {
        var filer = accounts.account(new AccountId(issued.filedBy()));
        return new PermitFiling(OnlyLiveApplicantsAndAgentsApply.require(filer), accounts, today, today);
    }

    PermitFiling issuedOn(LocalDate day) {
        return new PermitFiling(filer, accounts, today, day);
    }

    boolean byAgent() {
        return filer.role() == Role.AGENT;
    }

    /** The live account of the importer that an application names. */
    Optional<KnownAccount> importerOf(PermitApplication application) {
        var identity = application.importer().identityNumber();
        return identity == null
                ? Optional.empty()
                : accounts.applicant(identity).filter(KnownAccount::live);
    }
}
