package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.Role;
import org.axonframework.serialization.Revision;

/**
 * An identity number, in one role, belongs to a live account (ACC-03).
 *
 * @param claimId {@code identity:}, role and number
 */
@Revision("1")
public record IdentityClaimed(String claimId, Role role, String identityNumber, String accountId) {}
