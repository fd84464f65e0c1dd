package io.caseledger.mask.read;

import static io.caseledger.mask.read.Columns.day;
import static io.caseledger.mask.read.Columns.instant;
import static io.caseledger.mask.read.Columns.instantOrNull;
import static io.caseledger.mask.read.Columns.number;
import static io.caseledger.mask.read.Columns.small;
import static io.caseledger.mask.read.Columns.string;
import static io.caseledger.mask.read.Columns.text;

import io.caseledger.mask.query.DueReminder;
import io.caseledger.mask.query.ExportLots;
import io.caseledger.mask.query.FindDueReminders;
import io.caseledger.mask.query.FindFlows;
import io.caseledger.mask.query.FindLot;
import io.caseledger.mask.query.FindLots;
import io.caseledger.mask.query.FindLotsAfter;
import io.caseledger.mask.query.FindReturns;
import io.caseledger.mask.query.FlowListView;
import io.caseledger.mask.query.FlowRow;
import io.caseledger.mask.query.LotListView;
import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.LotView;
import io.caseledger.mask.query.ReturnListView;
import io.caseledger.mask.query.ReturnRow;
import io.caseledger.shared.read.Conditions;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions on stock lots, their flows and returns. */
@Component
class LotQueries {
    private static final String ROW = """
            SELECT l.*, CASE WHEN l.stock > 0 THEN l.next_reminder_at END AS due_at""";
    private static final String FROM = " FROM view.mask_lot l";

    private static final String FLOW_ROW = """
            SELECT f.*, f.proofs::text AS proofs_text, l.lot_number, l.permit_number, l.reference, l.importer_name""";
    private static final String FROM_FLOWS = " FROM view.mask_flow f JOIN view.mask_lot l USING (lot_id)";

    private static final String RETURN_ROW = """
            SELECT r.*, f.kind AS flow_kind, f.receiver, l.lot_number, l.permit_number, l.reference, l.importer_name""";
    private static final String FROM_RETURNS =
            " FROM view.mask_return r JOIN view.mask_flow f USING (lot_id, flow) JOIN view.mask_lot l USING (lot_id)";

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    LotQueries(DatabaseClient database) {
        this.database = database;
    }

    private record Sums(long total, long stock) {}

    @QueryHandler
    CompletableFuture<LotListView> handle(FindLots query) {
        var where = StockConditions.lots(query.viewer(), query.filter());
        var rows = rows(
                ROW + FROM + where.where() + StockConditions.orderBy(query.order()) + page(query.page(), query.size()),
                where);
        var sums = where.bindTo(database.sql(
                        "SELECT count(*) AS total, coalesce(sum(l.stock), 0)::bigint AS stock" + FROM + where.where()))
                .map((row, metadata) -> new Sums(number(row, "total"), number(row, "stock")))
                .one();
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
                .bind("number", query.lotNumber());
        return rows(ROW + FROM + where.where(), where)
                .next()
                .map(row -> Optional.of(new LotView(row, row.position())))
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<FlowListView> handle(FindFlows query) {
        var where = StockConditions.flows(query.viewer(), query.filter(), "f");
        var rows = where.bindTo(database.sql(FLOW_ROW + FROM_FLOWS + where.where()
                        + " ORDER BY f.position DESC, f.lot_id, f.flow DESC" + page(query.page(), query.size())))
                .map((row, metadata) -> flow(row))
                .all()
                .collectList();
        return Mono.zip(rows, count(FROM_FLOWS, where), FlowListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<ReturnListView> handle(FindReturns query) {
        var where = StockConditions.flows(query.viewer(), query.filter(), "r");
        var rows = where.bindTo(database.sql(RETURN_ROW + FROM_RETURNS + where.where()
                        + " ORDER BY r.position DESC, r.lot_id, r.number DESC" + page(query.page(), query.size())))
                .map((row, metadata) -> returned(row))
                .all()
                .collectList();
        return Mono.zip(rows, count(FROM_RETURNS, where), ReturnListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<List<DueReminder>> handle(FindDueReminders query) {
        return database.sql("SELECT lot_id, lot_number, next_reminder_at FROM view.mask_lot"
                        + " WHERE stock > 0 AND next_reminder_at <= :before ORDER BY next_reminder_at LIMIT "
                        + query.limit())
                .bind("before", query.before().atOffset(ZoneOffset.UTC))
                .map((row, metadata) -> new DueReminder(
                        string(row, "lot_id"), string(row, "lot_number"), instant(row, "next_reminder_at")))
                .all()
                .collectList()
                .toFuture();
    }

    private Mono<Long> count(String from, Conditions where) {
        return where.bindTo(database.sql("SELECT count(*)" + from + where.where()))
                .mapValue(Long.class)
                .one();
    }

    private Flux<LotRow> rows(String sql, Conditions where) {
        return where.bindTo(database.sql(sql)).map((row, metadata) -> row(row)).all();
    }

    private static String page(int page, int size) {
        return " LIMIT " + size + " OFFSET " + Math.multiplyExact((long) page - 1, size);
    }

    private static LotRow row(Readable row) {
        return new LotRow(
                string(row, "lot_number"),
                string(row, "lot_id"),
                string(row, "permit_number"),
                string(row, "source"),
                string(row, "reference"),
                small(row, "item"),
                string(row, "kind"),
                string(row, "product"),
                string(row, "origin"),
                string(row, "importer_account"),
                string(row, "importer_name"),
                string(row, "importer_identity"),
                text(row, "agent_account"),
                day(row, "opened_on"),
                number(row, "imported"),
                number(row, "flowed"),
                number(row, "returned"),
                number(row, "stock"),
                row.get("last_flow_on", LocalDate.class),
                small(row, "reminders"),
                instantOrNull(row, "due_at"),
                number(row, "version"),
                number(row, "opened_position"),
                number(row, "position"));
    }

    private FlowRow flow(Readable row) {
        return new FlowRow(
                string(row, "lot_number"),
                string(row, "lot_id"),
                string(row, "permit_number"),
                string(row, "reference"),
                string(row, "importer_name"),
                small(row, "flow"),
                day(row, "declared_on"),
                string(row, "kind"),
                text(row, "receiver"),
                number(row, "pieces"),
                number(row, "returned"),
                instant(row, "recorded_at"),
                string(row, "actor_name"),
                json.readValue(string(row, "proofs_text"), new TypeReference<List<FlowRow.Proof>>() {}),
                number(row, "position"));
    }

    private static ReturnRow returned(Readable row) {
        return new ReturnRow(
                string(row, "lot_number"),
                string(row, "lot_id"),
                string(row, "permit_number"),
                string(row, "reference"),
                string(row, "importer_name"),
                small(row, "number"),
                small(row, "flow"),
                string(row, "flow_kind"),
                text(row, "receiver"),
                day(row, "declared_on"),
                number(row, "pieces"),
                string(row, "reason"),
                instant(row, "recorded_at"),
                string(row, "actor_name"),
                number(row, "position"));
    }
}
