package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.Authority;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody orders something of a case as it stands.
 *
 * @param identityNumber the actor's own; null where no account is known
 * @param authority the actor's, to act for the applicant (ACC-09)
 * @param filerOrders whether whoever filed it still orders for the applicant
 */
record CaseAttempt(
        CaseStanding standing,
        CertificateCommand command,
        Actor actor,
        @Nullable String identityNumber,
        Authority authority,
        boolean filerOrders) {

    /** @param today day in Asia/Taipei */
    static CaseAttempt of(
            CaseStanding standing,
            CertificateCommand command,
            Actor actor,
            AccountDirectory accounts,
            LocalDate today) {
        var applicant = standing.applicantAccount();
        return new CaseAttempt(
                standing,
                command,
                actor,
                accounts.account(new AccountId(actor.accountId()))
                        .map(KnownAccount::identityNumber)
                        .orElse(null),
                Authority.of(actor, applicant, Capability.ORIGIN, accounts, today),
                Authority.of(standing.filedBy(), applicant, Capability.ORIGIN, accounts, today)
                        .orders());
    }

    boolean byOfficer() {
        return actor.role() == Role.ISSUER;
    }

    boolean byOfficerOfTheUnit() {
        return byOfficer() && standing.issuingUnit().equals(actor.unit());
    }

    boolean byFiler() {
        return actor.accountId().equals(standing.filedBy());
    }

    /** The applicant, an agent that filed it, or one that may look into the applicant's cases. */
    boolean byParty() {
        return actor.role().files() && (byFiler() || authority.reads());
    }
}
