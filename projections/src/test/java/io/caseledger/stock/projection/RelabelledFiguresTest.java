package io.caseledger.stock.projection;

import static io.caseledger.stock.projection.StockFiguresTest.VIEWS;
import static io.caseledger.stock.projection.StockFiguresTest.balances;
import static io.caseledger.stock.projection.StockFiguresTest.dashboard;
import static io.caseledger.stock.projection.StockFiguresTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.LotEvents;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.Figure;
import io.caseledger.stock.query.FigureCut;
import io.caseledger.stock.query.FindFigures;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.FindMovements;
import io.caseledger.stock.query.FindMovementsAfter;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.MovementFilter;
import io.caseledger.stock.query.MovementListView;
import io.caseledger.stock.query.MovementRow;
import io.caseledger.stock.query.OldLot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures of a lot whose permit was amended: they move with its label, and what was seen before stays (MSK-13, MSK-62). */
class RelabelledFiguresTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private final String importer = "importer-" + UUID.randomUUID();
    private final Viewer own = Viewer.account(importer);

    @Test
    @Spec({"MSK-13", "MSK-60", "MSK-62", "MSK-63"})
    void givenALotIsRelabelled_whenCutNowAndBefore_thenItsFiguresHaveMovedAndTheOldPictureStays() {
        var now = Instant.now();
        var lot = LotEvents.open(
                VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY, 1_000, now.minus(2, ChronoUnit.DAYS));
        LotEvents.open(VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY, 10, now.minusSeconds(9));
        lot.flow(now.minus(1, ChronoUnit.DAYS), FlowKind.DRUG_DEALER, "喆安藥局", 300);
        lot.flow(now.minusSeconds(8), FlowKind.OWN_USE, null, 5);
        lot.comeBack(now.minusSeconds(7), 1, 20);
        var before = dashboard(own, null);
        var later = before.at().plusMillis(1);
        lot.relabel(later, 2, MaskKind.NON_MEDICAL, "防塵口罩", "CN");
        lot.flow(later.plusMillis(1), FlowKind.OWN_USE, null, 100);

        var after = dashboard(own, null);
        assertThat(after.byKind())
                .containsExactlyInAnyOrder(
                        new Figure("NON_MEDICAL", "NON_MEDICAL", 1_000, 20, 405, 1),
                        new Figure("MEDICAL", "MEDICAL", 10, 0, 0, 1));
        assertThat(after.byOrigin()).extracting(Figure::key).containsExactly("CN", "JP");
        assertThat(after.byProduct()).extracting(Figure::key).contains("防塵口罩");
        assertThat(after.products()).isEqualTo(2);
        assertThat(after.stock()).isEqualTo(before.stock() - 100);
        assertThat(after.byFlowKind()).extracting(Figure::key).containsExactly("DRUG_DEALER", "OWN_USE");
        assertThat(after.oldestLots()).extracting(OldLot::origin).containsExactlyInAnyOrder("CN", "JP");
        assertThat(dashboard(own, before.at())).isEqualTo(before);
        assertThat(dashboard(own, later.plusMillis(1)).byKind()).isEqualTo(after.byKind());
        assertThat(balances(own, BalanceScope.LOT).differences()).isZero();
        var receivers = VIEWS.list(new FindFigures(own, FigureCut.RECEIVER, null, null, null, 10), Figure.class);
        assertThat(receivers).extracting(Figure::key).containsExactlyInAnyOrder("喆安藥局", "");

        // the movements of a label add up to its figures
        var medical = movements(kind("MEDICAL"));
        assertThat(List.of(medical.imported(), medical.returned(), medical.flowed()))
                .containsExactly(10L, 0L, 0L);
        var other = movements(kind("NON_MEDICAL"));
        assertThat(List.of(other.imported(), other.returned(), other.flowed())).containsExactly(1_000L, 20L, 405L);
        assertThat(lots(LotFilter.permit(lot.permitNumber())).rows())
                .singleElement()
                .satisfies(row -> assertThat(List.of(row.kind(), row.product(), row.origin()))
                        .containsExactly("NON_MEDICAL", "防塵口罩", "CN"));

        // page by page none is left out, none comes twice
        var read = new ArrayList<Long>();
        Long cursor = null;
        for (var page = after(cursor); !page.isEmpty(); page = after(cursor)) {
            cursor = page.getFirst().place();
            read.add(cursor);
        }
        assertThat(read).doesNotHaveDuplicates().hasSize((int)
                movements(kind(null)).total());

        var days = rows("stock_day");
        VIEWS.again();
        assertThat(rows("stock_day")).isEqualTo(days);
    }

    private static MovementFilter kind(@Nullable String kind) {
        return new MovementFilter(null, null, kind, null, null, null, null, null, null, null, null, null, null, null);
    }

    private List<MovementRow> after(@Nullable Long cursor) {
        return VIEWS.list(new FindMovementsAfter(own, kind(null), cursor, 1), MovementRow.class).stream()
                .limit(1)
                .toList();
    }

    private MovementListView movements(MovementFilter filter) {
        return VIEWS.one(new FindMovements(own, filter, 1, 100), MovementListView.class);
    }

    private LotListView lots(LotFilter filter) {
        return VIEWS.one(new FindLots(own, filter, LotOrder.NEWEST_FIRST, 1, 10), LotListView.class);
    }
}
