package io.caseledger.accounts.contract;

import io.caseledger.shared.contract.Role;
import io.caseledger.shared.reference.IdentityKind;
import org.jspecify.annotations.Nullable;

/**
 * Whom an account belongs to. Text is kept as typed; only the identity number is brought to its normal form.
 *
 * @param userName what is typed at login; unique without regard to case (ACC-03)
 * @param displayName Chinese name of the person or company
 * @param identityKind by which kind of number the holder is identified
 * @param identityNumber unified business number, national id, resident number or passport number
 * @param role what the account may do
 * @param unit issuing unit code of an ISSUER, else null
 * @param email where the service writes to
 * @param address Chinese address
 * @param telephone telephone number as dialled in Taiwan
 */
public record AccountHolder(
        String userName,
        String displayName,
        IdentityKind identityKind,
        String identityNumber,
        Role role,
        @Nullable String unit,
        String email,
        String address,
        String telephone) {

    /** The same holder with the identity number in its normal form. */
    public AccountHolder withIdentityNumber(String normalised) {
        return new AccountHolder(
                userName, displayName, identityKind, normalised, role, unit, email, address, telephone);
    }

    // a person's data must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "AccountHolder[" + userName + ", " + role + "]";
    }
}
