package io.caseledger.accounts.read;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.accounts.query.FindAccountsByRole;
import io.caseledger.accounts.query.FindHolder;
import io.caseledger.accounts.query.HolderView;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers questions on accounts. */
@Component
class AccountQueries {
    private static final String ACCOUNT = """
            SELECT account_id, user_name, display_name, role, unit, email, credential_id, locked_until, last_login
            FROM view.account WHERE """;

    private final DatabaseClient database;

    AccountQueries(DatabaseClient database) {
        this.database = database;
    }

    @QueryHandler
    CompletableFuture<Optional<AccountView>> handle(FindAccount query) {
        return one(" account_id = :value", query.accountId());
    }

    @QueryHandler
    CompletableFuture<Optional<AccountView>> handle(FindAccountByUserName query) {
        return one(" user_name_folded = :value", query.folded());
    }

    @QueryHandler
    CompletableFuture<List<AccountView>> handle(FindAccountsByRole query) {
        return database.sql(ACCOUNT + " role = :role ORDER BY account_id LIMIT :limit")
                .bind("role", query.role())
                .bind("limit", query.limit())
                .map((row, metadata) -> view(row))
                .all()
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<HolderView>> handle(FindHolder query) {
        return database.sql("SELECT account_id, identity_number, display_name, role, email, address, telephone"
                        + " FROM view.account WHERE account_id = :id")
                .bind("id", query.accountId())
                .map((row, metadata) -> Optional.of(new HolderView(
                        required(row, "account_id"),
                        required(row, "identity_number"),
                        required(row, "display_name"),
                        required(row, "role"),
                        required(row, "email"),
                        required(row, "address"),
                        required(row, "telephone"))))
                .one()
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    private CompletableFuture<Optional<AccountView>> one(String condition, String value) {
        // PostgreSQL text cannot hold NUL; no account can have it either
        if (value.indexOf('\0') >= 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return database.sql(ACCOUNT + condition)
                .bind("value", value)
                .map((row, metadata) -> Optional.of(view(row)))
                .one()
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    private static AccountView view(Readable row) {
        return new AccountView(
                required(row, "account_id"),
                required(row, "user_name"),
                required(row, "display_name"),
                required(row, "role"),
                row.get("unit", String.class),
                required(row, "email"),
                row.get("credential_id", String.class),
                instant(row, "locked_until"),
                instant(row, "last_login"));
    }

    private static String required(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static @Nullable Instant instant(Readable row, String column) {
        return row.get(column, Instant.class);
    }
}
