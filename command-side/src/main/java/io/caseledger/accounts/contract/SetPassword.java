package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * From now on this credential logs in, and none before it. Its hash has been stored by the caller, outside the log.
 *
 * @param credentialId names the stored hash
 */
public record SetPassword(@TargetAggregateIdentifier AccountId accountId, String credentialId)
        implements AccountCommand {}
