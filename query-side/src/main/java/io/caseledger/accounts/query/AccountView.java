package io.caseledger.accounts.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as login and mail need it.
 *
 * @param electronicId by which others name it (ACC-09)
 * @param role name of the role
 * @param unit issuing unit code of an officer, else null
 * @param credentialId which stored hash logs in; null before the first password
 * @param visitedBefore when its holder had logged in by the page before the last time; null for the first
 * @param lockedUntil nobody logs in before (ACC-07); may lie in the past
 */
public record AccountView(
        String accountId,
        String userName,
        String electronicId,
        String displayName,
        String role,
        @Nullable String unit,
        String email,
        @Nullable String credentialId,
        @Nullable Instant lockedUntil,
        @Nullable Instant lastLogin,
        @Nullable Instant visitedBefore) {

    // an address must not reach a log by way of a record's own text
    @Override
    public String toString() {
        return "AccountView[" + accountId + "]";
    }
}
