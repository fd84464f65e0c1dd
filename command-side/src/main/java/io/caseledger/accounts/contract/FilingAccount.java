package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who files something, and on which day: what the rules on its content need to know beside the content.
 *
 * @param account live, of an applicant or an agent
 * @param accounts all the others, as a filing may name them
 * @param today day in Asia/Taipei
 */
public record FilingAccount(KnownAccount account, AccountDirectory accounts, LocalDate today) {

    /** Empty for one who may not file: only applicants and agents do, in the role in which they are logged in. */
    public static Optional<FilingAccount> of(Actor actor, AccountDirectory accounts, LocalDate today) {
        return of(new AccountId(actor.accountId()), accounts, today)
                .filter(filer -> filer.account().role() == actor.role());
    }

    /** The same for an account that has filed before. */
    public static Optional<FilingAccount> of(AccountId id, AccountDirectory accounts, LocalDate today) {
        return accounts.account(id)
                .filter(KnownAccount::live)
                .filter(known -> known.role() == Role.APPLICANT || known.role() == Role.AGENT)
                .map(known -> new FilingAccount(known, accounts, today));
    }

    public boolean byAgent() {
        return account.role() == Role.AGENT;
    }

    public String identityNumber() {
        return account.identityNumber();
    }

    /** Whether somebody has registered as an applicant with this number, live or not. */
    public boolean isRegistered(String identity) {
        return accounts.applicant(identity).isPresent();
    }

    /** Whether it may file and order for an account: its own, or one that has authorised it (ACC-09). */
    public boolean mayOrderFor(KnownAccount principal, Capability capability) {
        return Authority.of(account.id().value(), principal.id().value(), capability, accounts, today)
                .orders();
    }

    /** The account that it is filed for: the filer's own, or the live one of the applicant whom an agent names. */
    public Optional<KnownAccount> principal(@Nullable String identity) {
        if (!byAgent()) {
            return Optional.of(account);
        }
        return identity == null
                ? Optional.empty()
                : accounts.applicant(identity).filter(KnownAccount::live);
    }
}
