package io.caseledger.accounts.contract;

import org.axonframework.serialization.Revision;

/**
 * A user name belongs to an account (ACC-03).
 *
 * @param claimId {@code username:} and the name without regard to case
 * @param userName the name as chosen
 */
@Revision("1")
public record UserNameClaimed(String claimId, String userName, String accountId) {}
