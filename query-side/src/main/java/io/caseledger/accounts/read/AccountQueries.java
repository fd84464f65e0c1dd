package io.caseledger.accounts.read;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.accounts.query.FindAccountByElectronicId;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.accounts.query.FindAccountsByRole;
import io.caseledger.accounts.query.FindHolder;
import io.caseledger.accounts.query.HolderView;
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.ViewDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions on accounts. */
@Component
record AccountQueries(ViewDatabase database) {
    private static final String FROM = " FROM ${view}.account a WHERE ";
    private static final String ACCOUNT = "SELECT " + Columns.of(AccountView.class, "a") + FROM;

    @QueryHandler
    CompletableFuture<Optional<AccountView>> handle(FindAccount query) {
        return one(" account_id = :value", query.accountId());
    }

    @QueryHandler
    CompletableFuture<Optional<AccountView>> handle(FindAccountByUserName query) {
        return one(" user_name_folded = :value", query.folded());
    }

    @QueryHandler
    CompletableFuture<Optional<AccountView>> handle(FindAccountByElectronicId query) {
        return one(" electronic_id = :value", query.electronicId());
    }

    @QueryHandler
    CompletableFuture<List<AccountView>> handle(FindAccountsByRole query) {
        return Columns.rows(
                        database.sql(ACCOUNT + " role = :role ORDER BY account_id LIMIT :limit")
                                .bind("role", query.role())
                                .bind("limit", query.limit()),
                        AccountView.class)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<HolderView>> handle(FindHolder query) {
        return Columns.one(
                database.sql("SELECT " + Columns.of(HolderView.class, "a") + FROM + "account_id = :id")
                        .bind("id", query.accountId()),
                HolderView.class);
    }

    private CompletableFuture<Optional<AccountView>> one(String condition, String value) {
        // PostgreSQL text cannot hold NUL; no account can have it either
        if (value.indexOf('\0') >= 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return Columns.one(database.sql(ACCOUNT + condition).bind("value", value), AccountView.class);
    }
}
