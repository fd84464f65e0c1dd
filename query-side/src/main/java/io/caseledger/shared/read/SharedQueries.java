package io.caseledger.shared.read;

import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HasReached;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.query.WatchChanges;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers the shared questions. Query handlers answer futures: a Mono would break the query bus. */
@Component
class SharedQueries {
    /** A history is short by nature; this bound is only there to be one. */
    private static final int HISTORY = 1_000;

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.builder().build();

    SharedQueries(DatabaseClient database) {
        this.database = database;
    }

    @QueryHandler
    CompletableFuture<Boolean> handle(HasReached query) {
        return database.sql(
                        "SELECT position >= :position AND NOT :position = ANY(gaps) FROM view.projection WHERE name = :name")
                .bind("position", query.position())
                .bind("name", query.projection())
                .map((row, metadata) -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one()
                // a projection that has met no event yet has reached the beginning
                .defaultIfEmpty(query.position() <= 0)
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<HistoryEntry>> handle(FindHistory query) {
        var where = visibleTo(query.viewer())
                .add("(v.number = :number OR v.other_number = :number)")
                .bind("number", query.number());
        return where.bindTo(
                        database.sql("SELECT h.*, h.arguments::text AS arguments_text, h.changes::text AS changes_text"
                                + " FROM view.case_history h JOIN view.case_visibility v USING (number)"
                                + where.where() + " ORDER BY h.position DESC LIMIT " + HISTORY))
                .map((row, metadata) -> entry(row))
                .all()
                .collectList()
                .toFuture();
    }

    private static Conditions visibleTo(Viewer viewer) {
        var where = new Conditions();
        return switch (viewer.scope()) {
            case ALL -> where;
            case UNIT -> where.add("v.unit = :viewer").bind("viewer", viewer.id());
            case ACCOUNT -> where.add(":viewer = ANY(v.accounts)").bind("viewer", viewer.id());
            case NOBODY -> where.add("FALSE");
        };
    }

    private HistoryEntry entry(Readable row) {
        return new HistoryEntry(
                required(row, "number", String.class),
                required(row, "position", Long.class),
                required(row, "sequence", Long.class),
                required(row, "event_id", String.class),
                required(row, "at", OffsetDateTime.class).toInstant(),
                required(row, "event", String.class),
                required(row, "actor_account", String.class),
                required(row, "actor_name", String.class),
                required(row, "actor_role", String.class),
                row.get("on_behalf_of", String.class),
                row.get("origin_address", String.class),
                row.get("correlation_id", String.class),
                row.get("causation_id", String.class),
                json.readValue(
                        required(row, "arguments_text", String.class), new TypeReference<Map<String, String>>() {}),
                json.readValue(
                        required(row, "changes_text", String.class),
                        new TypeReference<List<HistoryEntry.FieldChange>>() {}));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    @QueryHandler
    boolean handle(WatchChanges query) {
        return true;
    }
}
