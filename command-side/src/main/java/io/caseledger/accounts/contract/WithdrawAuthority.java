package io.caseledger.accounts.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The company takes back what it has granted, at once (ACC-09). */
public record WithdrawAuthority(@TargetAggregateIdentifier GrantId grantId) implements GrantCommand {}
