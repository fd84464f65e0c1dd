package io.caseledger.accounts.projection;

import io.caseledger.accounts.contract.AccountEvent;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.UserName;
import io.caseledger.shared.projection.Rows;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Accounts as login and mail need them: {@code view.account}. */
@Component
@ProcessingGroup(AccountProjector.NAME)
class AccountProjector {
    static final String NAME = "accounts";

    private static final String OPEN = """
            INSERT INTO view.account (account_id, user_name, user_name_folded, display_name, identity_kind, identity_number,
                role, unit, email, address, telephone, opened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account_id) DO UPDATE SET user_name = excluded.user_name,
                user_name_folded = excluded.user_name_folded, display_name = excluded.display_name,
                identity_kind = excluded.identity_kind, identity_number = excluded.identity_number,
                role = excluded.role, unit = excluded.unit, email = excluded.email, address = excluded.address,
                telephone = excluded.telephone, opened_at = excluded.opened_at,
                credential_id = NULL, locked_until = NULL, last_login = NULL""";

    private final Rows rows;

    AccountProjector(Rows rows) {
        this.rows = rows;
    }

    @ResetHandler
    void clear() {
        rows.clear(NAME, "view.account");
    }

    @EventHandler
    void on(AccountEvent event, @Timestamp Instant at) {
        switch (event) {
            case AccountOpened opened -> {
                var holder = opened.holder();
                rows.update(
                        OPEN,
                        opened.accountId(),
                        holder.userName(),
                        UserName.folded(holder.userName()),
                        holder.displayName(),
                        holder.identityKind().name(),
                        holder.identityNumber(),
                        holder.role().name(),
                        holder.unit(),
                        holder.email(),
                        holder.address(),
                        holder.telephone(),
                        at);
            }
            case PasswordSet set ->
                rows.update(
                        "UPDATE view.account SET credential_id = ?, locked_until = NULL WHERE account_id = ?",
                        set.credentialId(),
                        set.accountId());
            case LoggedIn login ->
                rows.update(
                        "UPDATE view.account SET last_login = ? WHERE account_id = ?", login.at(), login.accountId());
            case AccountLocked locked ->
                rows.update(
                        "UPDATE view.account SET locked_until = ? WHERE account_id = ?",
                        locked.until(),
                        locked.accountId());
            case LoginFailed failed -> {
                // counted by the aggregate alone
            }
        }
    }
}
