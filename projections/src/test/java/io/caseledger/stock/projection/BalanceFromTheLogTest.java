package io.caseledger.stock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.projection.TestViews;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.query.AlertChange;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.FindAlertChanges;
import io.caseledger.stock.query.ReadBalances;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the figures' tables lack, all of them, is seen from the log (MSK-63). */
class BalanceFromTheLogTest {
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final TestViews views = new TestViews();

    @ParameterizedTest
    @EnumSource
    @Spec("MSK-63")
    void givenAFlowThatNoFigureHas_whenBalanced_thenItDiffers(BalanceScope scope) {
        project(opened(), true);
        positions(10, 10);
        assertThat(balances(scope).differences()).isZero();
        project(flow(), false);
        positions(20, 20);
        assertThat(balances(scope).differences()).isOne();
        assertThat(balances(scope).rows().getFirst().difference()).isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource
    @Spec("MSK-63")
    void givenALotThatNoFigureHas_whenBalanced_thenItDiffers(BalanceScope scope) {
        project(opened(), false);
        positions(20, 20);
        assertThat(balances(scope).differences()).isOne();
        assertThat(balances(scope).rows().getFirst().difference()).isEqualTo(-100);
    }

    @Test
    void givenFiguresThatAreOnlyBehind_whenBalanced_thenNothingDiffers() {
        project(opened(), false);
        positions(20, 0);
        for (var scope : BalanceScope.values()) {
            assertThat(balances(scope).differences()).as(scope.name()).isZero();
        }
        assertThat(alerts()).isEmpty();
    }

    @Test
    @Spec("MSK-61")
    void givenAFlowThatNoFigureHas_whenLookedFor_thenThereIsAnAlert() {
        project(opened(), true);
        project(flow(), false);
        positions(20, 20);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("IMBALANCE");
            assertThat(alert.figure()).isEqualTo(40);
        });
    }

    private List<AlertChange> alerts() {
        return views.list(new FindAlertChanges(DAY, 10), AlertChange.class);
    }

    private BalanceView balances(BalanceScope scope) {
        return views.one(new ReadBalances(Viewer.ALL, scope, false, 1, 10), BalanceView.class);
    }

    private void project(EventMessage<?> event, boolean byTheFigures) {
        views.projectors().keySet().stream()
                .filter(projector -> byTheFigures || !projector.equals(Projections.FIGURES))
                .forEach(projector -> views.project(projector, List.of(event)));
    }

    private void positions(long cases, long figures) {
        views.sql("insert into ${view}.projection (name, segment, position) values ('views', 0, ?), ('figures', 0, ?)"
                        + " on conflict (name, segment) do update set position = excluded.position")
                .params(cases, figures)
                .update();
    }

    private EventMessage<?> opened() {
        return views.append(
                "lot",
                NOON,
                Actor.SYSTEM,
                new StockLotOpened(
                        "lot",
                        "MSK20260000001-001",
                        "permit",
                        "MSK20260000001",
                        "importer",
                        "04595252",
                        "遠東機械",
                        null,
                        LotSource.DECLARATION,
                        "AA  12 345 67890",
                        1,
                        MaskKind.MEDICAL,
                        "醫用口罩",
                        "JP",
                        DAY,
                        100));
    }

    private EventMessage<?> flow() {
        return views.append(
                "lot",
                NOON,
                Actor.SYSTEM,
                new FlowRecorded("lot", 1, DAY, FlowKind.WHOLESALER, "receiver", 40, List.of(), 60));
    }
}
