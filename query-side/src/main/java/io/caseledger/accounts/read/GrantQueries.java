package io.caseledger.accounts.read;

import io.caseledger.accounts.query.FindGrant;
import io.caseledger.accounts.query.FindGrants;
import io.caseledger.accounts.query.GrantListView;
import io.caseledger.accounts.query.GrantRow;
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.ViewDatabase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers who may act for whom (ACC-09). */
@Component
record GrantQueries(ViewDatabase database) {
    private static final String ROW = """
            SELECT g.*, p.display_name AS principal_name, p.electronic_id AS principal_electronic_id, a.display_name AS agent_name,
                a.electronic_id AS agent_electronic_id,
                CASE WHEN g.withdrawn_at IS NOT NULL THEN 'WITHDRAWN'
                    WHEN d.today > g.until_day THEN 'EXPIRED'
                    WHEN d.today < g.from_day THEN 'FUTURE'
                    ELSE 'STANDING' END AS state""";
    private static final String FROM = """
             FROM ${view}.account_grant g
            JOIN ${view}.account p ON p.account_id = g.principal
            JOIN ${view}.account a ON a.account_id = g.agent
            CROSS JOIN (SELECT (now() AT TIME ZONE 'Asia/Taipei')::date AS today) d
            WHERE (g.principal = :account OR g.agent = :account)""";

    @QueryHandler
    CompletableFuture<GrantListView> handle(FindGrants query) {
        var rows = Columns.rows(
                database.sql(ROW + FROM + " ORDER BY g.position DESC LIMIT " + query.size() + " OFFSET "
                                + Math.multiplyExact((long) query.page() - 1, query.size()))
                        .bind("account", query.account()),
                GrantRow.class);
        var total = database.sql("SELECT count(*)" + FROM)
                .bind("account", query.account())
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, GrantListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<GrantRow>> handle(FindGrant query) {
        return Columns.one(
                database.sql(ROW + FROM + " AND g.grant_id = :id")
                        .bind("account", query.account())
                        .bind("id", query.grantId()),
                GrantRow.class);
    }
}
