package io.caseledger.accounts.projection;

import io.caseledger.accounts.contract.AccountEvent;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.AuthorityWithdrawn;
import io.caseledger.accounts.contract.GrantEvent;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.UserName;
import io.caseledger.shared.projection.Place;
import io.caseledger.shared.projection.Row;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.projection.Table;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Accounts as login and mail need them. */
@Component
@ProcessingGroup(Projections.ACCOUNTS)
record AccountProjector(Rows rows) {
    private static final Table ACCOUNTS = Table.of("account", "account_id");
    private static final Table GRANTS = Table.of("account_grant", "grant_id");

    @EventHandler
    void on(AccountEvent event, EventMessage<?> message) {
        rows.fold(ACCOUNTS, event.accountId(), message, (row, place) -> {
            switch (event) {
                case AccountOpened e -> opened(e, row, place);
                case PasswordSet e -> row.set("credential_id", e.credentialId()).set("locked_until", null);
                case LoggedIn e -> {
                    row.set("last_login", e.at());
                    // a machine that asks with a password is no visit
                    if (e.way() == LoginWay.FORM) {
                        row.set("visited_before", row.instant("visited_at")).set("visited_at", e.at());
                        rows.tell(List.of(Topics.account(e.accountId())), place.position());
                    }
                }
                case AccountLocked e -> row.set("locked_until", e.until());
                case LoginFailed e -> {
                    // counted by the aggregate alone
                }
            }
            if (!(event instanceof LoggedIn || event instanceof LoginFailed)) {
                rows.tell(List.of(Topics.signIn(event.accountId())), place.position());
            }
        });
    }

    /** ACC-09: both sides see it at once, and what the agent may look at now. */
    @EventHandler
    void on(GrantEvent event, EventMessage<?> message) {
        rows.fold(GRANTS, event.grantId(), message, (row, place) -> {
            switch (event) {
                case AuthorityGranted e ->
                    row.set("principal", e.principal())
                            .set("agent", e.agent())
                            .set("capability", e.capability())
                            .set("access", e.access())
                            .set("from_day", e.from())
                            .set("until_day", e.until())
                            .set("granted_at", place.at())
                            .set("withdrawn_at", null);
                case AuthorityWithdrawn e -> row.set("withdrawn_at", place.at());
            }
            rows.tell(List.of(Topics.account(event.principal()), Topics.account(event.agent())), place.position());
        });
    }

    private static void opened(AccountOpened event, Row row, Place place) {
        var holder = event.holder();
        row.set("user_name", holder.userName())
                .set("electronic_id", event.electronicId())
                .set("user_name_folded", UserName.folded(holder.userName()))
                .set("display_name", holder.displayName())
                .set("identity_kind", holder.identityKind())
                .set("identity_number", holder.identityNumber())
                .set("role", holder.role())
                .set("unit", holder.unit())
                .set("email", holder.email())
                .set("address", holder.address())
                .set("telephone", holder.telephone())
                .set("opened_at", place.at());
    }
}
