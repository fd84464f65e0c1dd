package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A wrong password was given; the fifth in a quarter of an hour locks the account (ACC-07). */
public record RecordLoginFailure(@TargetAggregateIdentifier AccountId accountId, LoginWay way)
        implements AccountCommand {}
