package io.caseledger.shared.read;

import io.caseledger.shared.query.HasReached;
import io.caseledger.shared.query.WatchChanges;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers the shared questions. Query handlers answer futures: a Mono would break the query bus. */
@Component
class SharedQueries {
    private final DatabaseClient database;

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
    boolean handle(WatchChanges query) {
        return true;
    }
}
