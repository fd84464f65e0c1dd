package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Role;
import org.jspecify.annotations.Nullable;

/**
 * What other capabilities may know of an account.
 *
 * @param name of the person or company, as it was opened
 * @param identityNumber unified business number, national id, resident number or passport number
 * @param unit issuing unit code of an ISSUER, else null
 * @param live whether it can be used now
 */
public record KnownAccount(
        AccountId id,
        String name,
        String identityNumber,
        Role role,
        @Nullable String unit,
        boolean live) {}
