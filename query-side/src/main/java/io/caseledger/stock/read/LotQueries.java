package io.caseledger.stock.read;

import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.GrantConditions;
import io.caseledger.shared.read.ViewDatabase;
import io.caseledger.stock.query.DueReminder;
import io.caseledger.stock.query.ExportLots;
import io.caseledger.stock.query.FindDueReminders;
import io.caseledger.stock.query.FindFlows;
import io.caseledger.stock.query.FindLot;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.FindLotsAfter;
import io.caseledger.stock.query.FindReturns;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.FlowRow;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotRow;
import io.caseledger.stock.query.LotView;
import io.caseledger.stock.query.ReturnListView;
import io.caseledger.stock.query.ReturnRow;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers questions on stock lots, their flows and returns. */
@Component
record LotQueries(ViewDatabase database) {
    private static final String ROW = "SELECT l.*";
    private static final String FROM = " FROM ${view}.stock_lot l";

    private static final String FLOW_ROW = """
            SELECT f.*, f.declared_on AS "on", l.lot_number, l.permit_number, l.reference, l.importer_name,
                (SELECT coalesce(sum(r.pieces), 0)::bigint FROM ${view}.stock_return r WHERE r.lot_id = f.lot_id AND r.flow = f.flow) AS returned""";
    private static final String FROM_FLOWS = " FROM ${view}.stock_flow f JOIN ${view}.stock_lot l USING (lot_id)";

    private static final String RETURN_ROW = """
            SELECT r.*, r.declared_on AS "on", f.kind AS flow_kind, f.receiver, l.lot_number, l.permit_number, l.reference, l.importer_name""";
    private static final String FROM_RETURNS =
            " FROM ${view}.stock_return r JOIN ${view}.stock_flow f USING (lot_id, flow) JOIN ${view}.stock_lot l USING (lot_id)";

    /** Lots in one reminder: a letter that somebody can read. */
    private static final int LOTS = 200;

    private static final String DUE = """
            SELECT d.importer_account, d.due_at, (SELECT json_agg(x) FROM (
                SELECT l.lot_number AS "lotNumber", l.product, l.agent_account AS "agentAccount", l.opened_on AS "openedOn", l.stock
                FROM ${view}.stock_lot l WHERE l.importer_account = d.importer_account AND l.stock > 0
                    AND l.next_reminder_at <= d.due_at + make_interval(secs => CAST(:within AS double precision))
                ORDER BY l.next_reminder_at, l.lot_id LIMIT """ + " " + LOTS + """
            ) x) AS lots FROM (
                SELECT importer_account, min(next_reminder_at) AS due_at FROM ${view}.stock_lot
                WHERE stock > 0 AND next_reminder_at <= :before GROUP BY importer_account ORDER BY 2, 1 LIMIT :limit) d
            ORDER BY d.due_at, d.importer_account""";

    private record Sums(long total, long stock) {}

    @QueryHandler
    CompletableFuture<LotListView> handle(FindLots query) {
        var where = StockConditions.lots(query.viewer(), query.filter());
        var rows = rows(
                ROW + FROM + where.where() + StockConditions.orderBy(query.order()) + page(query.page(), query.size()),
                where);
        var sums = Columns.rows(
                        where.bindTo(database.sql("SELECT count(*) AS total, coalesce(sum(l.stock), 0)::bigint AS stock"
                                + FROM + where.where())),
                        Sums.class)
                .single();
        return Mono.zip(rows.collectList(), sums, (list, sum) -> new LotListView(list, sum.total(), sum.stock()))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<LotRow>> handle(FindLotsAfter query) {
        var where = StockConditions.lots(query.viewer(), query.filter())
                .when(query.before(), "l.opened_position < :before", "before");
        return rows(ROW + FROM + where.where() + " ORDER BY l.opened_position DESC LIMIT " + (query.limit() + 1), where)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    Flux<LotRow> handle(ExportLots query) {
        var where = StockConditions.lots(query.viewer(), query.filter());
        return rows(ROW + FROM + where.where() + StockConditions.orderBy(query.order()), where);
    }

    @QueryHandler
    CompletableFuture<Optional<LotView>> handle(FindLot query) {
        var where = StockConditions.visibleTo(query.viewer(), "l")
                .add("l.lot_number = :number")
                .bind("number", query.lotNumber())
                .bind(GrantConditions.WHO, query.viewer().account());
        return Columns.one(
                where.bindTo(database.sql(ROW + ", " + GrantConditions.orders(":who", "l.importer_account", "STOCK")
                        + " AS may_order" + FROM + where.where())),
                LotView.class);
    }

    @QueryHandler
    CompletableFuture<FlowListView> handle(FindFlows query) {
        var where = StockConditions.flows(query.viewer(), query.filter(), "f");
        var rows = Columns.rows(
                where.bindTo(database.sql(FLOW_ROW + FROM_FLOWS + where.where()
                        + " ORDER BY f.position DESC, f.lot_id, f.flow DESC" + page(query.page(), query.size()))),
                FlowRow.class);
        return Mono.zip(rows.collectList(), count(FROM_FLOWS, where), FlowListView::new)
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<ReturnListView> handle(FindReturns query) {
        var where = StockConditions.flows(query.viewer(), query.filter(), "r");
        var rows = Columns.rows(
                where.bindTo(database.sql(RETURN_ROW + FROM_RETURNS + where.where()
                        + " ORDER BY r.position DESC, r.lot_id, r.number DESC" + page(query.page(), query.size()))),
                ReturnRow.class);
        return Mono.zip(rows.collectList(), count(FROM_RETURNS, where), ReturnListView::new)
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<DueReminder>> handle(FindDueReminders query) {
        return Columns.rows(
                        database.sql(DUE)
                                .bind("before", query.before().atOffset(ZoneOffset.UTC))
                                .bind("within", query.within().toSeconds())
                                .bind("limit", query.limit()),
                        DueReminder.class)
                .collectList()
                .toFuture();
    }

    private Mono<Long> count(String from, Conditions where) {
        return where.bindTo(database.sql("SELECT count(*)" + from + where.where()))
                .mapValue(Long.class)
                .one();
    }

    private Flux<LotRow> rows(String sql, Conditions where) {
        return Columns.rows(where.bindTo(database.sql(sql)), LotRow.class);
    }

    private static String page(int page, int size) {
        return " LIMIT " + size + " OFFSET " + Math.multiplyExact((long) page - 1, size);
    }
}
