package io.caseledger.accounts.domain;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** ACC-03: one live account an identity number and role. */
final class OneLiveAccountAnIdentityAndRole {
    private OneLiveAccountAnIdentityAndRole() {}

    static void check(String claimedBy, String accountId) {
        if (!claimedBy.equals(accountId)) {
            throw new Rejection(
                    Rejection.Kind.INVALID, List.of(Violation.of("OneLiveAccountAnIdentityAndRole", "identityNumber")));
        }
    }
}
