package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import java.time.LocalDate;

/** What somebody may do with a company's business at the moment of a command (ACC-09): its own, as granted, or nothing. */
public enum Authority {
    NONE,
    READ,
    ORDER,
    /** It is the company itself. */
    OWN;

    /**
     * @param principal account of the company
     * @param today day in Asia/Taipei
     */
    public static Authority of(
            Actor actor, String principal, Capability capability, AccountDirectory accounts, LocalDate today) {
        return actor.role().files() ? of(actor.accountId(), principal, capability, accounts, today) : NONE;
    }

    /** The same for an account that does nothing at the moment. */
    public static Authority of(
            String account, String principal, Capability capability, AccountDirectory accounts, LocalDate today) {
        if (account.equals(principal)) {
            return OWN;
        }
        return accounts.access(new GrantId(new AccountId(principal), new AccountId(account), capability), today)
                .map(access -> switch (access) {
                    case READ -> READ;
                    case ORDER -> ORDER;
                })
                .orElse(NONE);
    }

    public boolean reads() {
        return this != NONE;
    }

    public boolean orders() {
        return this == ORDER || this == OWN;
    }
}
