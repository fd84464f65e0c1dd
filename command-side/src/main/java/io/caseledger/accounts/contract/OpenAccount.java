package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Open an account at once, as an account admin or the first start does. Applying for one (ACC-01) is another order.
 *
 * @param credentialId the credential whose hash is stored already; null where the password is set later
 */
public record OpenAccount(
        @TargetAggregateIdentifier AccountId accountId,
        AccountHolder holder,
        @Nullable String credentialId) implements AccountCommand {}
