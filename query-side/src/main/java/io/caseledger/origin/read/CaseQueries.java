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
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.GrantConditions;
import io.caseledger.shared.read.ViewDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers questions on certificate cases. Futures, since a Mono breaks the query bus; a Flux for what streams. */
@Component
record CaseQueries(ViewDatabase database) {
    private static final String ROW = "SELECT " + Columns.of(CaseRow.class, "c");
    private static final String FROM = " FROM (SELECT o.*, o.parties && ARRAY(SELECT a.identity_number"
            + " FROM ${view}.account a WHERE a.account_id = :who) AS own FROM ${view}.origin_case o) c";
    private static final String MAY_ORDER = ", "
            + GrantConditions.orders(":who", "c.applicant_account", "ORIGIN") + " AS may_order, "
            + GrantConditions.orders("c.filed_by", "c.applicant_account", "ORIGIN") + " AS filer_orders";
    /** A case's history is short by nature; this bound is only there to be one. */
    private static final int HISTORY = 1_000;

    @QueryHandler
    CompletableFuture<CaseListView> handle(FindCases query) {
        var where = CaseConditions.of(query.viewer(), query.filter())
                .bind(GrantConditions.WHO, query.viewer().account());
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
                .bind(GrantConditions.WHO, query.viewer().account())
                .when(query.before(), "c.submitted_position < :before", "before");
        return rows(
                        ROW + FROM + where.where() + " ORDER BY c.submitted_position DESC LIMIT " + (query.limit() + 1),
                        where)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    Flux<CaseRow> handle(ExportCases query) {
        var where = CaseConditions.of(query.viewer(), query.filter())
                .bind(GrantConditions.WHO, query.viewer().account());
        return rows(ROW + FROM + where.where() + CaseConditions.orderBy(query.order()), where);
    }

    @QueryHandler
    CompletableFuture<Optional<CaseView>> handle(FindCase query) {
        var where = CaseConditions.visibleTo(query.viewer())
                .add("(c.receipt_number = :number OR c.certificate_number = :number)")
                .bind(GrantConditions.WHO, query.viewer().account())
                .bind("number", query.number());
        return Columns.one(
                where.bindTo(database.sql("SELECT c.*, r.application" + MAY_ORDER + FROM
                        + " JOIN ${view}.origin_revision r USING (receipt_number, revision)" + where.where())),
                CaseView.class);
    }

    @QueryHandler
    CompletableFuture<List<RevisionView>> handle(FindRevisions query) {
        var where = CaseConditions.visibleTo(query.viewer())
                .add("c.receipt_number = :number")
                .bind("number", query.receiptNumber());
        return Columns.rows(
                        where.bindTo(database.sql(
                                "SELECT r.* FROM ${view}.origin_revision r JOIN ${view}.origin_case c USING (receipt_number)"
                                        + where.where() + " ORDER BY r.revision DESC LIMIT " + HISTORY)),
                        RevisionView.class)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<StateCount>> handle(CountOpenCases query) {
        var where = CaseConditions.visibleTo(query.viewer())
                .bind(GrantConditions.WHO, query.viewer().account());
        return Columns.rows(
                        where.bindTo(database.sql(
                                "SELECT c.state, count(*) AS count" + FROM + where.where() + " GROUP BY c.state")),
                        StateCount.class)
                .collectList()
                .toFuture();
    }

    private Flux<CaseRow> rows(String sql, Conditions where) {
        return Columns.rows(where.bindTo(database.sql(sql)), CaseRow.class);
    }
}
