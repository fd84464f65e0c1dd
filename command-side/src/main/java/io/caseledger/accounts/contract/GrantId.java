package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;

/** One account's authority to act for another in one capability. Made of all three, so that it is found without being looked for. */
public record GrantId(AccountId principal, AccountId agent, Capability capability) {
    /** Id of the aggregate; stored. */
    @Override
    public String toString() {
        return "grant:" + principal + ":" + agent + ":" + capability;
    }
}
