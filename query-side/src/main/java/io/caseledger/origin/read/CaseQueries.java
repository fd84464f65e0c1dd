package io.caseledger.origin.read;

import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.CountOpenCases;
import io.caseledger.origin.query.ExportCases;
import io.caseledger.origin.query.FindCase;
import io.caseledger.origin.query.FindCases;
import io.caseledger.origin.query.FindCasesAfter;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.origin.query.StateCount;
import io.caseledger.shared.read.Conditions;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions on certificate cases. Futures, since a Mono breaks the query bus; a Flux for what streams. */
@Component
class CaseQueries {
    private static final String ROW = """
            SELECT c.receipt_number, c.certificate_number, c.case_id, c.type, c.state, c.issuing_unit, c.clearance, c.form,
                c.applicant_name, c.exporter_name, c.importer_name, c.destination, c.received_at, c.due_at, c.updated_at,
                c.officer, c.officer_name, c.revision, c.version, c.submitted_position""";
    private static final String FROM = " FROM view.origin_case c";
    /** A case's history is short by nature; this bound is only there to be one. */
    private static final int HISTORY = 1_000;

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.builder().build();

    CaseQueries(DatabaseClient database) {
        this.database = database;
    }

    @QueryHandler
    CompletableFuture<CaseListView> handle(FindCases query) {
        var where = CaseConditions.of(query.viewer(), query.filter());
        var rows = rows(
                ROW + FROM + where.where() + CaseConditions.orderBy(query.order()) + " LIMIT " + query.size()
                        + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size()),
                where);
        var total = where.bindTo(database.sql("SELECT count(*)" + FROM + where.where()))
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, CaseListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<List<CaseRow>> handle(FindCasesAfter query) {
        var where = CaseConditions.of(query.viewer(), query.filter())
                .when(query.before(), "c.submitted_position < :before", "before");
        return rows(
                        ROW + FROM + where.where() + " ORDER BY c.submitted_position DESC LIMIT " + (query.limit() + 1),
                        where)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    Flux<CaseRow> handle(ExportCases query) {
        var where = CaseConditions.of(query.viewer(), query.filter());
        return rows(ROW + FROM + where.where() + CaseConditions.orderBy(query.order()), where);
    }

    @QueryHandler
    CompletableFuture<Optional<CaseView>> handle(FindCase query) {
        var where = CaseConditions.visibleTo(query.viewer())
                .add("(c.receipt_number = :number OR c.certificate_number = :number)")
                .bind("number", query.number());
        return where.bindTo(database.sql(ROW
                        + ", c.filed_by, c.applicant_account, c.agent_account, c.application::text AS application,"
                        + " c.comments::text AS comments, c.reason, c.issued_on, c.collected_by, c.position"
                        + FROM + where.where()))
                .map((row, metadata) -> view(row))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<RevisionView>> handle(FindRevisions query) {
        var where = CaseConditions.visibleTo(query.viewer())
                .add("c.receipt_number = :number")
                .bind("number", query.receiptNumber());
        return where.bindTo(database.sql("SELECT r.revision, r.at, r.position, r.application::text AS application"
                        + " FROM view.origin_revision r JOIN view.origin_case c USING (receipt_number)"
                        + where.where() + " ORDER BY r.revision DESC LIMIT " + HISTORY))
                .map((row, metadata) -> new RevisionView(
                        required(row, "revision", Integer.class),
                        instant(row, "at"),
                        required(row, "position", Long.class),
                        required(row, "application", String.class)))
                .all()
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<StateCount>> handle(CountOpenCases query) {
        var where = CaseConditions.visibleTo(query.viewer());
        return where.bindTo(
                        database.sql("SELECT c.state, count(*) AS count" + FROM + where.where() + " GROUP BY c.state"))
                .map((row, metadata) ->
                        new StateCount(required(row, "state", String.class), required(row, "count", Long.class)))
                .all()
                .collectList()
                .toFuture();
    }

    private Flux<CaseRow> rows(String sql, Conditions where) {
        return where.bindTo(database.sql(sql)).map((row, metadata) -> row(row)).all();
    }

    private static CaseRow row(Readable row) {
        return new CaseRow(
                required(row, "receipt_number", String.class),
                text(row, "certificate_number"),
                required(row, "case_id", String.class),
                required(row, "type", String.class),
                required(row, "state", String.class),
                required(row, "issuing_unit", String.class),
                text(row, "clearance"),
                text(row, "form"),
                text(row, "applicant_name"),
                text(row, "exporter_name"),
                text(row, "importer_name"),
                text(row, "destination"),
                instant(row, "received_at"),
                instant(row, "due_at"),
                instant(row, "updated_at"),
                text(row, "officer"),
                text(row, "officer_name"),
                required(row, "revision", Integer.class),
                required(row, "version", Long.class),
                required(row, "submitted_position", Long.class));
    }

    private CaseView view(Readable row) {
        return new CaseView(
                row(row),
                required(row, "filed_by", String.class),
                required(row, "applicant_account", String.class),
                text(row, "agent_account"),
                required(row, "application", String.class),
                json.readValue(required(row, "comments", String.class), new TypeReference<List<CaseView.Comment>>() {}),
                text(row, "reason"),
                row.get("issued_on", LocalDate.class),
                text(row, "collected_by"),
                required(row, "position", Long.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static @Nullable String text(Readable row, String column) {
        return row.get(column, String.class);
    }

    private static Instant instant(Readable row, String column) {
        return required(row, column, OffsetDateTime.class).toInstant();
    }
}
