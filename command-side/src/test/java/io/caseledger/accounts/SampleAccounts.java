package io.caseledger.accounts;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.GrantId;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts, and what they have granted each other, as somebody tells it: what {@code DirectoryFromTheLog} reads from events. */
public record SampleAccounts(List<KnownAccount> known, Map<GrantId, Term> grants) implements AccountDirectory {

    /** What is granted, on which days. */
    public record Term(Access access, LocalDate from, LocalDate until) {}

    public SampleAccounts(KnownAccount... known) {
        this(List.of(known), Map.of());
    }

    /** The same where an account has granted another something on top. */
    public SampleAccounts granting(
            Actor principal, Actor agent, Capability capability, Access access, LocalDate from, LocalDate until) {
        var more = new HashMap<>(grants);
        more.put(
                new GrantId(new AccountId(principal.accountId()), new AccountId(agent.accountId()), capability),
                new Term(access, from, until));
        return new SampleAccounts(known, Map.copyOf(more));
    }

    /** The same where everything may be ordered, always. */
    public SampleAccounts trusting(Actor principal, Actor agent) {
        var accounts = this;
        for (var capability : Capability.values()) {
            accounts = accounts.granting(
                    principal, agent, capability, Access.ORDER, LocalDate.EPOCH, LocalDate.of(2999, 12, 31));
        }
        return accounts;
    }

    /** The same with no grants. */
    public SampleAccounts withoutGrants() {
        return new SampleAccounts(known, Map.of());
    }

    public static KnownAccount known(Actor actor, String identityNumber, boolean live) {
        return new KnownAccount(
                new AccountId(actor.accountId()), actor.name(), identityNumber, actor.role(), actor.unit(), live);
    }

    @Override
    public Optional<KnownAccount> account(AccountId id) {
        return known.stream().filter(account -> account.id().equals(id)).findFirst();
    }

    @Override
    public Optional<KnownAccount> applicant(String identityNumber) {
        return known.stream()
                .filter(account -> account.role() == Role.APPLICANT
                        && account.identityNumber().equals(identityNumber))
                .findFirst();
    }

    @Override
    public Optional<Access> access(GrantId grant, LocalDate day) {
        return Optional.ofNullable(grants.get(grant))
                .filter(term -> !day.isBefore(term.from()) && !day.isAfter(term.until()))
                .map(Term::access);
    }
}
