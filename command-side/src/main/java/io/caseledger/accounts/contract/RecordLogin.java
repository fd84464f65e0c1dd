package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The right password was given. Refused while the account is locked or when the credential is no longer the current one, so that a read model
 * which lags behind lets nobody in (ACC-07).
 *
 * @param credentialId the credential that was checked
 * @param knownDevice it was given on a device that has logged in to the account before: no lock keeps that one out, or anybody could by guessing
 */
public record RecordLogin(
        @TargetAggregateIdentifier AccountId accountId, String credentialId, LoginWay way, boolean knownDevice)
        implements AccountCommand {}
