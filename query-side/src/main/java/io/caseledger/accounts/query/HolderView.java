package io.caseledger.accounts.query;

/**
 * The holder's data as forms are filled in from the login (COE0010-03).
 *
 * @param identityNumber in its normal form
 * @param role name of the role
 */
public record HolderView(
        String accountId,
        String identityNumber,
        String displayName,
        String role,
        String email,
        String address,
        String telephone) {

    // a person's data must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "HolderView[" + accountId + "]";
    }
}
