package io.caseledger.stock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.projection.TestViews;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.LotEvents;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.DashboardView;
import io.caseledger.stock.query.DueReminder;
import io.caseledger.stock.query.Figure;
import io.caseledger.stock.query.FigureCut;
import io.caseledger.stock.query.FindDueReminders;
import io.caseledger.stock.query.FindFigures;
import io.caseledger.stock.query.FindFlows;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.FindMovements;
import io.caseledger.stock.query.FindReturns;
import io.caseledger.stock.query.FlowFilter;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.MovementFilter;
import io.caseledger.stock.query.MovementListView;
import io.caseledger.stock.query.ReadBalances;
import io.caseledger.stock.query.ReadDashboard;
import io.caseledger.stock.query.ReadTrend;
import io.caseledger.stock.query.ReturnListView;
import io.caseledger.stock.query.TrendView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lots and figures, from their events to the answers on them; each test has an importer of its own. */
class StockFiguresTest {
    static final TestViews VIEWS = new TestViews();
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    private final String importer = "importer-" + UUID.randomUUID();
    private final Viewer own = Viewer.account(importer);

    @Test
    @Spec({"MSK-60", "MSK-64", "MSK-30", "MSK-40"})
    void givenFlowsAndReturns_whenCutInAnyWay_thenEachCutAddsUpToTheTotal() {
        traffic();
        for (var viewer : List.of(own, Viewer.ALL)) {
            var shown = dashboard(viewer, null);
            assertThat(shown.imported() + shown.returned()).isEqualTo(shown.flowed() + shown.stock());
            for (var cut : List.of(shown.byKind(), shown.byOrigin())) {
                assertThat(sum(cut, Figure::imported)).isEqualTo(shown.imported());
                assertThat(sum(cut, Figure::stock)).isEqualTo(shown.stock());
                assertThat(sum(cut, Figure::lots)).isEqualTo(shown.lots());
            }
            assertThat(sum(shown.byFlowKind(), Figure::flowed)).isEqualTo(shown.flowed());
            assertThat(sum(shown.byFlowKind(), Figure::returned)).isEqualTo(shown.returned());
            assertThat(shown.byAge().stream().mapToLong(age -> age.stock()).sum())
                    .isEqualTo(shown.stock());
            for (var cut : FigureCut.values()) {
                var all = VIEWS.list(new FindFigures(viewer, cut, null, null, null, 10_000), Figure.class);
                assertThat(sum(all, Figure::flowed)).as(cut.name()).isEqualTo(shown.flowed());
            }
        }
        var mine = dashboard(own, null);
        assertThat(mine.imported()).isEqualTo(1_500);
        assertThat(mine.flowed()).isEqualTo(1_100);
        assertThat(mine.returned()).isEqualTo(50);
        assertThat(mine.stock()).isEqualTo(450);
        assertThat(mine.lots()).isEqualTo(1);
        assertThat(mine.byFlowKind().stream().map(Figure::key)).containsExactly("WHOLESALER", "DRUG_DEALER", "OWN_USE");
        assertThat(mine.oldestLots()).singleElement().satisfies(lot -> assertThat(lot.stock())
                .isEqualTo(450));
        assertThat(dashboard(Viewer.account("somebody-else"), null).imported()).isZero();
        assertThat(dashboard(Viewer.unit("TPE"), null).imported()).isZero();
    }

    @Test
    @Spec("MSK-62")
    void givenTheDashboardOfAMoment_whenMoreHappens_thenAsOfThatMomentItIsTheSame() {
        var now = Instant.now();
        var agent = "agent-" + importer;
        var lot = LotEvents.open(
                VIEWS::happens,
                importer,
                agent,
                MaskKind.MEDICAL,
                "JP",
                DAY.minusDays(40),
                1_000,
                now.minus(2, ChronoUnit.DAYS));
        var other = LotEvents.open(
                VIEWS::happens, importer, null, MaskKind.NON_MEDICAL, "VN", DAY, 500, now.minusSeconds(5));
        lot.flow(now.minus(1, ChronoUnit.DAYS), FlowKind.DRUG_DEALER, "喆安藥局", 300);
        lot.comeBack(now.minusSeconds(4), 1, 20);
        other.flow(now.minusSeconds(3), FlowKind.WHOLESALER, "堃記", 500);
        var importers = dashboard(own, null);
        var agents = dashboard(Viewer.account(agent), null);
        assertThat(importers.stock()).isEqualTo(720);
        assertThat(importers.lots()).isEqualTo(1);
        assertThat(agents.stock()).isEqualTo(720);

        // events keep milliseconds: what happens within the same one as the look cannot be told from what was there
        var later = agents.at().plusMillis(1);
        lot.flow(later, FlowKind.DRUGSTORE, "藥妝", 720);
        other.comeBack(later, 1, 500);
        LotEvents.open(VIEWS::happens, importer, agent, MaskKind.MEDICAL, "KR", DAY, 9_000, later);
        assertThat(dashboard(own, null).stock()).isEqualTo(9_500);

        assertThat(dashboard(own, importers.at())).isEqualTo(importers);
        assertThat(dashboard(Viewer.account(agent), agents.at())).isEqualTo(agents);
        assertThat(dashboard(own, now.minus(3, ChronoUnit.DAYS)).imported()).isZero();
    }

    @Test
    @Spec({"MSK-60", "MSK-62"})
    void givenWeeksOfTraffic_whenAskedForAnyMomentOrDay_thenTheFiguresAreThoseOfThatTime() {
        var lot =
                LotEvents.open(VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY.minusDays(40), 1_000, NOON);
        lot.flow(NOON.plusSeconds(80), FlowKind.WHOLESALER, "堃記", 300);
        lot.flow(NOON.plusSeconds(81), FlowKind.OWN_USE, null, 1);
        lot.flow(NOON.plus(1, ChronoUnit.DAYS), FlowKind.WORKPLACE, "工廠", 9);
        lot.comeBack(NOON.plus(9, ChronoUnit.DAYS), 1, 100);
        assertThat(dashboard(own, NOON.plusSeconds(80)).stock()).isEqualTo(700);
        assertThat(dashboard(own, NOON.plus(1, ChronoUnit.DAYS)).stock()).isEqualTo(690);
        assertThat(dashboard(own, NOON.plus(1, ChronoUnit.DAYS)).byAge().get(1).stock())
                .isEqualTo(690);
        assertThat(dashboard(own, NOON.plus(8, ChronoUnit.DAYS)).stock()).isEqualTo(690);

        var trend = trend(DAY, DAY.plusDays(9), null);
        assertThat(trend.days()).hasSize(10);
        assertThat(trend.days().getFirst()).satisfies(day -> {
            assertThat(day.imported()).isEqualTo(1_000);
            assertThat(day.flowed()).isEqualTo(301);
            assertThat(day.stock()).isEqualTo(699);
            assertThat(day.flowedByKind()).containsEntry("WHOLESALER", 300L).containsEntry("OWN_USE", 1L);
        });
        assertThat(trend.days().getLast().stock()).isEqualTo(790);
        assertThat(trend.days().getLast().returned()).isEqualTo(100);
        assertThat(trend(DAY, DAY.plusDays(9), NOON.plusSeconds(80))
                        .days()
                        .getFirst()
                        .stock())
                .isEqualTo(700);
        assertThat(trend(DAY.plusDays(2), DAY.plusDays(3), null)
                        .days()
                        .getLast()
                        .stock())
                .isEqualTo(690);
    }

    @Test
    @Spec("MSK-62")
    void givenAnEventOfAnEarlierDay_whenItComesLate_thenTheDaysAfterItHoldItToo() {
        var lot = LotEvents.open(VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY, 1_000, NOON);
        var late = LotEvents.open(VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY, 100, NOON);
        lot.flow(NOON.plus(2, ChronoUnit.DAYS), FlowKind.OWN_USE, null, 10);
        late.flow(NOON.plus(1, ChronoUnit.DAYS), FlowKind.OWN_USE, null, 5);
        assertThat(trend(DAY, DAY.plusDays(2), null).days().stream()
                        .map(day -> day.stock())
                        .toList())
                .containsExactly(1_100L, 1_095L, 1_085L);
        assertThat(dashboard(own, NOON.plus(3, ChronoUnit.DAYS)).stock()).isEqualTo(1_085);
    }

    @Test
    @Spec("MSK-63")
    void givenTraffic_whenBalanced_thenNothingDiffersAndWhatIsPlantedIsFound() {
        var lot = traffic();
        for (var scope : BalanceScope.values()) {
            assertThat(balances(own, scope).differences()).isZero();
            assertThat(balances(Viewer.ALL, scope).differences()).isZero();
        }
        plant("update ${view}.stock_lot set stock = stock + 7 where lot_number = ?", lot);
        assertThat(balances(own, BalanceScope.LOT).rows()).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo(lot);
            assertThat(row.difference()).isEqualTo(7);
        });
        plant("update ${view}.stock_lot set stock = stock - 7 where lot_number = ?", lot);
        plant("update ${view}.stock_held set stock = stock + 3 where lot_number = ?", lot);
        for (var scope : BalanceScope.values()) {
            var found = balances(own, scope);
            assertThat(found.differences()).as(scope.name()).isOne();
            assertThat(found.rows().getFirst().difference()).isEqualTo(3);
        }
        plant("update ${view}.stock_held set stock = stock - 3 where lot_number = ?", lot);
        assertThat(balances(Viewer.ALL, BalanceScope.TOTAL).differences()).isZero();
    }

    @Test
    @Spec("MSK-60")
    void givenMovements_whenDrilledDown_thenTheyAddUpToTheFigure() {
        traffic();
        var byKind = movements(new MovementFilter(
                null, "DRUG_DEALER", null, null, null, null, null, null, null, null, null, null, null, null));
        assertThat(byKind.total()).isEqualTo(2);
        assertThat(byKind.flowed() - byKind.returned()).isEqualTo(150);
        assertThat(byKind.rows()).allSatisfy(row -> assertThat(row.receiver()).isEqualTo("喆安藥局"));
        var asOf = movements(new MovementFilter(
                "FLOW",
                null,
                null,
                null,
                null,
                importer,
                null,
                null,
                null,
                DAY,
                DAY,
                null,
                null,
                NOON.plusSeconds(60)));
        assertThat(asOf.flowed()).isEqualTo(200);
        assertThat(movements(MovementFilter.ANY).rows().getFirst().position())
                .isGreaterThan(movements(MovementFilter.ANY).rows().getLast().position());
    }

    @Test
    @Spec({"MSK-30", "MSK-31", "MSK-40", "MSK-50"})
    void givenALot_whenListed_thenItsFlowsReturnsAndNextReminderAreThere() {
        var lot = LotEvents.open(VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY, 1_000, NOON);
        lot.flow(NOON.plusSeconds(1), FlowKind.MEDICAL_INSTITUTION, "台大醫院", 400);
        lot.comeBack(NOON.plusSeconds(2), 1, 100);
        lot.remind(NOON.plus(7, ChronoUnit.DAYS), 1);
        var listed = lots(new LotFilter(null, "AA  12 345", lot.number, "MEDICAL", "JP", importer, true, "𠮷祥", null));
        assertThat(listed.total()).isOne();
        assertThat(listed.stock()).isEqualTo(700);
        assertThat(listed.rows().getFirst()).satisfies(row -> {
            assertThat(row.flowed()).isEqualTo(400);
            assertThat(row.returned()).isEqualTo(100);
            assertThat(row.reminders()).isOne();
            assertThat(row.nextReminderAt()).isEqualTo(NOON.plus(14, ChronoUnit.DAYS));
            assertThat(row.version()).isEqualTo(3);
        });
        var flows = VIEWS.one(new FindFlows(own, FlowFilter.lot(lot.number), 1, 10), FlowListView.class);
        assertThat(flows.rows()).singleElement().satisfies(flow -> assertThat(flow.returnable())
                .isEqualTo(300));
        var returns = VIEWS.one(new FindReturns(own, FlowFilter.lot(lot.number), 1, 10), ReturnListView.class);
        assertThat(returns.rows()).singleElement().satisfies(row -> assertThat(row.flowKind())
                .isEqualTo("MEDICAL_INSTITUTION"));
        assertThat(due(NOON.plus(14, ChronoUnit.DAYS))).contains(lot.number);
        assertThat(due(NOON.plus(14, ChronoUnit.DAYS).minusSeconds(1))).doesNotContain(lot.number);

        lot.flow(NOON.plusSeconds(9), FlowKind.OWN_USE, null, 700);
        assertThat(due(NOON.plus(365, ChronoUnit.DAYS))).doesNotContain(lot.number);
        assertThat(lots(LotFilter.permit(lot.permitNumber())).rows().getFirst().nextReminderAt())
                .isNull();
    }

    @Test
    @Spec("MSK-63")
    void givenFigures_whenEveryEventIsDeliveredAgain_thenNothingIsCountedTwice() {
        traffic();
        var before = dashboard(Viewer.ALL, null);
        var days = rows("stock_day");
        var lots = rows("stock_lot");
        VIEWS.again();
        assertThat(rows("stock_day")).isEqualTo(days);
        assertThat(rows("stock_lot")).isEqualTo(lots);
        assertThat(dashboard(Viewer.ALL, null).flowed()).isEqualTo(before.flowed());
        assertThat(balances(Viewer.ALL, BalanceScope.LOT).differences()).isZero();
    }

    @Test
    @Spec("MSK-60")
    void givenMovements_whenAllOfSomeLotsAreFound_thenTheirNumberAndSumsAreThoseOfTheRows() {
        var lot = traffic();
        for (var filter : List.of(MovementFilter.ANY, ofLot(lot, null), ofLot(lot, "FLOW"))) {
            var found = movements(filter);
            assertThat(found.rows()).isNotEmpty();
            assertThat(found.total()).isEqualTo(found.rows().size());
            assertThat(List.of(found.imported(), found.returned(), found.flowed()))
                    .isEqualTo(Stream.of("IMPORT", "RETURN", "FLOW")
                            .map(measure -> found.rows().stream()
                                    .filter(row -> row.measure().equals(measure))
                                    .mapToLong(row -> row.pieces())
                                    .sum())
                            .toList());
        }
    }

    private static MovementFilter ofLot(String lot, @Nullable String measure) {
        return new MovementFilter(measure, null, null, null, null, null, null, null, lot, null, null, null, null, null);
    }

    /** 1,500 in, 1,100 out, 50 back: 450 left in one of two lots, whose number it answers. */
    private String traffic() {
        var first =
                LotEvents.open(VIEWS::happens, importer, null, MaskKind.MEDICAL, "JP", DAY.minusDays(100), 1_000, NOON);
        var second = LotEvents.open(
                VIEWS::happens, importer, null, MaskKind.NON_MEDICAL, "VN", DAY, 500, NOON.plusSeconds(1));
        first.flow(NOON.plusSeconds(60), FlowKind.DRUG_DEALER, "喆安藥局", 200);
        first.flow(NOON.plusSeconds(61), FlowKind.WHOLESALER, "堃記", 800);
        second.flow(NOON.plusSeconds(62), FlowKind.OWN_USE, null, 50);
        first.comeBack(NOON.plusSeconds(63), 1, 50);
        first.flow(NOON.plusSeconds(64), FlowKind.OWN_USE, null, 50);
        return second.number;
    }

    static List<String> rows(String table) {
        return VIEWS.sql("select x::text from ${view}." + table + " x order by 1")
                .query(String.class)
                .list();
    }

    private static void plant(String sql, String lot) {
        assertThat(VIEWS.sql(sql).param(lot).update()).isOne();
    }

    private static long sum(List<Figure> figures, ToLongFunction<Figure> part) {
        return figures.stream().mapToLong(part).sum();
    }

    static DashboardView dashboard(Viewer viewer, @Nullable Instant asOf) {
        return VIEWS.one(new ReadDashboard(viewer, asOf), DashboardView.class);
    }

    private TrendView trend(LocalDate from, LocalDate to, @Nullable Instant asOf) {
        return VIEWS.one(new ReadTrend(own, from, to, asOf), TrendView.class);
    }

    static BalanceView balances(Viewer viewer, BalanceScope scope) {
        return VIEWS.one(new ReadBalances(viewer, scope, true, 1, 100), BalanceView.class);
    }

    private MovementListView movements(MovementFilter filter) {
        return VIEWS.one(new FindMovements(own, filter, 1, 100), MovementListView.class);
    }

    private LotListView lots(LotFilter filter) {
        return VIEWS.one(new FindLots(own, filter, LotOrder.NEWEST_FIRST, 1, 10), LotListView.class);
    }

    private static List<String> due(Instant before) {
        return VIEWS.list(new FindDueReminders(before, Duration.ZERO, 1_000), DueReminder.class).stream()
                .flatMap(reminder -> reminder.lots().stream())
                .map(DueReminder.Lot::lotNumber)
                .toList();
    }
}
