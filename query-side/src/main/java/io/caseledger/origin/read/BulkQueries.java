package io.caseledger.origin.read;

import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemListView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkFiling;
import io.caseledger.origin.query.FindBulkFilings;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.shared.read.Conditions;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions on bulk filings; each with the account that asks. */
@Component
class BulkQueries {
    private static final String BULK = """
            SELECT b.bulk_id, b.file_name, b.count, b.started_at, b.completed_at,
                count(i.receipt_number)::int AS filed, (count(i.index) - count(i.receipt_number))::int AS refused
            FROM view.origin_bulk b LEFT JOIN view.origin_bulk_item i USING (bulk_id)
            WHERE b.account_id = :account""";
    private static final String GROUPED = " GROUP BY b.bulk_id ORDER BY b.started_at DESC LIMIT 100";

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.builder().build();

    BulkQueries(DatabaseClient database) {
        this.database = database;
    }

    @QueryHandler
    CompletableFuture<List<BulkFilingView>> handle(FindBulkFilings query) {
        return database.sql(BULK + GROUPED)
                .bind("account", query.accountId())
                .map((row, metadata) -> view(row))
                .all()
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<BulkFilingView>> handle(FindBulkFiling query) {
        return database.sql(BULK + " AND b.bulk_id = :bulk" + GROUPED)
                .bind("account", query.accountId())
                .bind("bulk", query.bulkId())
                .map((row, metadata) -> view(row))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<BulkItemListView> handle(FindBulkItems query) {
        var where = new Conditions()
                .add("b.account_id = :account AND b.bulk_id = :bulk")
                .bind("account", query.accountId())
                .bind("bulk", query.bulkId())
                .when(query.filed(), "(i.receipt_number IS NOT NULL) = :filed", "filed");
        var from = " FROM view.origin_bulk_item i JOIN view.origin_bulk b USING (bulk_id)" + where.where();
        var rows = where.bindTo(
                        database.sql("SELECT i.index, i.source, i.receipt_number, i.faults::text AS faults" + from
                                + " ORDER BY i.index LIMIT " + query.size()
                                + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size())))
                .map((row, metadata) -> item(row))
                .all()
                .collectList();
        var total = where.bindTo(database.sql("SELECT count(*)" + from))
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows, total, BulkItemListView::new).toFuture();
    }

    private BulkItemView item(Readable row) {
        return new BulkItemView(
                Objects.requireNonNull(row.get("index", Integer.class)),
                row.get("source", String.class),
                row.get("receipt_number", String.class),
                json.readValue(
                        Objects.requireNonNull(row.get("faults", String.class)),
                        new TypeReference<List<BulkItemView.Fault>>() {}));
    }

    private static BulkFilingView view(Readable row) {
        return new BulkFilingView(
                Objects.requireNonNull(row.get("bulk_id", String.class)),
                Objects.requireNonNull(row.get("file_name", String.class)),
                Objects.requireNonNull(row.get("count", Integer.class)),
                Objects.requireNonNull(row.get("filed", Integer.class)),
                Objects.requireNonNull(row.get("refused", Integer.class)),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "completed_at"));
    }

    private static @Nullable Instant instant(Readable row, String column) {
        var time = row.get(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
