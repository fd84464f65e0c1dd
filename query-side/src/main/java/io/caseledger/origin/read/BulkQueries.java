package io.caseledger.origin.read;

import io.caseledger.origin.query.BulkFilingListView;
import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemListView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkFiling;
import io.caseledger.origin.query.FindBulkFilings;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.ViewDatabase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers questions on bulk filings; each with the account that asks. */
@Component
record BulkQueries(ViewDatabase database) {
    private static final String BULK = """
            SELECT b.bulk_id, b.file_name, b.count, b.started_at, b.completed_at,
                count(i.receipt_number)::int AS filed, (count(i.index) - count(i.receipt_number))::int AS refused
            FROM ${view}.origin_bulk b LEFT JOIN ${view}.origin_bulk_item i USING (bulk_id)
            """;
    private static final String GROUPED = " GROUP BY b.bulk_id";

    @QueryHandler
    CompletableFuture<BulkFilingListView> handle(FindBulkFilings query) {
        var where = new Conditions()
                .add("b.account_id = :account")
                .bind("account", query.accountId())
                .contains(query.fileName(), "b.file_name", "fileName");
        var direction = query.newestFirst() ? " DESC" : " ASC";
        var rows = Columns.rows(
                where.bindTo(database.sql(BULK + where.where() + GROUPED + " ORDER BY b.started_at" + direction
                        + ", b.bulk_id" + direction + " LIMIT " + query.size() + " OFFSET "
                        + Math.multiplyExact((long) query.page() - 1, query.size()))),
                BulkFilingView.class);
        var total = where.bindTo(database.sql("SELECT count(*) FROM ${view}.origin_bulk b" + where.where()))
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, BulkFilingListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<BulkFilingView>> handle(FindBulkFiling query) {
        return Columns.one(
                database.sql(BULK + " WHERE b.account_id = :account AND b.bulk_id = :bulk" + GROUPED)
                        .bind("account", query.accountId())
                        .bind("bulk", query.bulkId()),
                BulkFilingView.class);
    }

    @QueryHandler
    CompletableFuture<BulkItemListView> handle(FindBulkItems query) {
        var where = new Conditions()
                .add("b.account_id = :account AND b.bulk_id = :bulk")
                .bind("account", query.accountId())
                .bind("bulk", query.bulkId())
                .when(query.filed(), "(i.receipt_number IS NOT NULL) = :filed", "filed");
        var from = " FROM ${view}.origin_bulk_item i JOIN ${view}.origin_bulk b USING (bulk_id)" + where.where();
        var rows = Columns.rows(
                where.bindTo(database.sql("SELECT i.*" + from + " ORDER BY i.index LIMIT " + query.size() + " OFFSET "
                        + Math.multiplyExact((long) query.page() - 1, query.size()))),
                BulkItemView.class);
        var total = where.bindTo(database.sql("SELECT count(*)" + from))
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, BulkItemListView::new).toFuture();
    }
}
