package io.caseledger.shared.read;

import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.FindNews;
import io.caseledger.shared.query.FindWhomToWatch;
import io.caseledger.shared.query.HasReached;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.query.WatchChanges;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers the shared questions. Query handlers answer futures: a Mono would break the query bus. */
@Component
record SharedQueries(ViewDatabase database) {
    /** A history is short by nature; this bound is only there to be one. */
    private static final int HISTORY = 1_000;

    @QueryHandler
    CompletableFuture<Boolean> handle(HasReached query) {
        var processor = Projections.processorOf(query.projection());
        var table = Projections.writesViews(processor) ? "${view}.projection" : "work.progress";
        return database.sql(
                        "SELECT min(position) >= :position FROM " + table + " WHERE name = :name HAVING count(*) > 0")
                .bind("position", query.position())
                .bind("name", processor)
                .map((row, metadata) -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one()
                // a processor that has met no event yet has reached the beginning
                .defaultIfEmpty(query.position() <= 0)
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<HistoryEntry>> handle(FindHistory query) {
        var where = visibleTo(query.viewer())
                .add("(v.number = :number OR v.other_number = :number)")
                .bind("number", query.number());
        return Columns.rows(
                        where.bindTo(database.sql(
                                "SELECT h.* FROM ${view}.case_history h JOIN ${view}.case_visibility v USING (number)"
                                        + where.where() + " ORDER BY h.position DESC LIMIT " + HISTORY)),
                        HistoryEntry.class)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<HistoryEntry>> handle(FindNews query) {
        var where = visibleTo(query.viewer())
                .add("h.at > :since AND h.actor_account <> :exceptBy AND h.actor_role <> 'SYSTEM'")
                .bind("since", query.since().atOffset(ZoneOffset.UTC))
                .bind("exceptBy", query.exceptBy());
        return Columns.rows(
                        where.bindTo(database.sql(
                                "SELECT h.* FROM ${view}.case_history h JOIN ${view}.case_visibility v USING (number)"
                                        + where.where() + " ORDER BY h.position DESC LIMIT " + query.limit())),
                        HistoryEntry.class)
                .collectList()
                .toFuture();
    }

    private static Conditions visibleTo(Viewer viewer) {
        var where = new Conditions();
        return switch (viewer.scope()) {
            case ALL -> where;
            case UNIT -> where.add("v.unit = :viewer").bind("viewer", viewer.id());
            case ACCOUNT ->
                where.add("(v.accounts @> CAST(ARRAY[:viewer] AS text[]) OR "
                                + GrantConditions.readsAny("v.owner", "v.capability") + ")")
                        .bind("viewer", viewer.id())
                        .bind(GrantConditions.WHO, viewer.account());
            case NOBODY -> where.add("FALSE");
        };
    }

    @QueryHandler
    CompletableFuture<List<String>> handle(FindWhomToWatch query) {
        return database.sql(GrantConditions.WATCHED)
                .bind(GrantConditions.WHO, query.account())
                .mapValue(String.class)
                .all()
                .collectList()
                .toFuture();
    }

    @QueryHandler
    boolean handle(WatchChanges query) {
        return true;
    }
}
