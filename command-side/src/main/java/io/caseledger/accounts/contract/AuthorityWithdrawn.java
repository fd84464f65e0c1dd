package io.caseledger.accounts.contract;

import org.axonframework.serialization.Revision;

/** What was granted holds no more, from this event on (ACC-09). */
@Revision("1")
public record AuthorityWithdrawn(String grantId, String principal, String agent, Capability capability)
        implements GrantEvent {}
