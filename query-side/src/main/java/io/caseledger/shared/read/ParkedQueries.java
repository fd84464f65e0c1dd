package io.caseledger.shared.read;

import io.caseledger.shared.query.FindParked;
import io.caseledger.shared.query.FindParkedEvent;
import io.caseledger.shared.query.ParkedListView;
import io.caseledger.shared.query.ParkedRow;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what is set aside of the live views and of the automations. */
@Component
record ParkedQueries(ViewDatabase database) {
    private static final String FIRST = """
            SELECT p.follower, p.case_id, p.position, p.event_id, p.event, p.happened_at, p.parked_at, p.cause, p.tries, p.next_try_at,
                (SELECT count(*) FROM log.parked b WHERE b.views = p.views AND b.follower = p.follower AND b.case_id = p.case_id
                    AND b.position > p.position) AS waiting
            FROM log.parked p WHERE p.views IN ('', :views)
                AND NOT EXISTS (SELECT 1 FROM log.parked a WHERE a.views = p.views AND a.follower = p.follower AND a.case_id = p.case_id
                    AND a.position < p.position)""";

    @QueryHandler
    CompletableFuture<ParkedListView> handle(FindParked query) {
        var rows = Columns.rows(
                database.sql(FIRST + " ORDER BY p.parked_at DESC, p.position DESC LIMIT " + query.limit())
                        .bind("views", database.schema().name()),
                ParkedRow.class);
        var total = database.sql("SELECT count(*) FROM (" + FIRST + ") f")
                .bind("views", database.schema().name())
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, ParkedListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<ParkedRow>> handle(FindParkedEvent query) {
        return Columns.one(
                database.sql(FIRST + " AND p.follower = :follower AND p.event_id = :event")
                        .bind("views", database.schema().name())
                        .bind("follower", query.follower())
                        .bind("event", query.eventId()),
                ParkedRow.class);
    }
}
