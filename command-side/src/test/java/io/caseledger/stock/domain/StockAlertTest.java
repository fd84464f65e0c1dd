package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static io.caseledger.stock.domain.LotFixture.REGULATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.stock.contract.AlertCleared;
import io.caseledger.stock.contract.AlertCommand;
import io.caseledger.stock.contract.AlertId;
import io.caseledger.stock.contract.AlertKind;
import io.caseledger.stock.contract.AlertRaised;
import io.caseledger.stock.contract.AlertThresholds;
import io.caseledger.stock.contract.AlertThresholdsSet;
import io.caseledger.stock.contract.ClearAlert;
import io.caseledger.stock.contract.RaiseAlert;
import io.caseledger.stock.contract.SetAlertThresholds;
import java.util.HashMap;
import java.util.List;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** An alert is raised once while it stands, and when to alert is decided by the regulator alone (MSK-61). */
class StockAlertTest {
    private static final AlertId ALERT = AlertId.of(AlertKind.OLD_STOCK, LotFixture.NUMBER);
    private static final RaiseAlert RAISE = new RaiseAlert(
            ALERT, AlertKind.OLD_STOCK, LotFixture.NUMBER, LotFixture.NUMBER, 91, 90, List.of("regulator"));
    private static final AlertRaised RAISED = new AlertRaised(
            ALERT.value(), AlertKind.OLD_STOCK, LotFixture.NUMBER, LotFixture.NUMBER, 91, 90, List.of("regulator"));
    private static final AlertCleared CLEARED = new AlertCleared(ALERT.value());
    private static final AlertThresholds THRESHOLDS = new AlertThresholds(90, 5_000_000L, null);

    private static ResultValidator<StockAlert> when(Actor actor, AlertCommand command, Object... given) {
        var fixture = new AggregateTestFixture<>(StockAlert.class);
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(given))
                .when(command, new HashMap<>(actor.toMetaData()));
    }

    private static ResultValidator<AlertPolicy> when(Actor actor, AlertThresholds thresholds, Object... given) {
        var fixture = new AggregateTestFixture<>(AlertPolicy.class);
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(given))
                .when(new SetAlertThresholds(thresholds), new HashMap<>(actor.toMetaData()));
    }

    private static CustomTypeSafeMatcher<Rejection> refusal(Rejection.Kind kind, String... fields) {
        return new CustomTypeSafeMatcher<>(kind + " at " + List.of(fields)) {
            @Override
            protected boolean matchesSafely(Rejection refusal) {
                return refusal.details().kind() == kind
                        && refusal.details().violations().stream()
                                .map(violation -> violation.field())
                                .filter(field -> !field.isEmpty())
                                .toList()
                                .equals(List.of(fields));
            }
        };
    }

    @Test
    @Spec("MSK-61")
    void givenNothing_whenBeyondAThreshold_thenRaised() {
        when(Actor.SYSTEM, RAISE).expectEvents(RAISED);
    }

    @Test
    @Spec("MSK-61")
    void givenAnAlertThatStands_whenRaisedAgain_thenNothingHappens() {
        when(Actor.SYSTEM, RAISE, RAISED).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    @Spec("MSK-61")
    void givenAnAlertThatStands_whenNoLongerBeyond_thenCleared_andMayBeRaisedAgain() {
        when(Actor.SYSTEM, new ClearAlert(ALERT), RAISED).expectEvents(CLEARED);
        when(Actor.SYSTEM, new ClearAlert(ALERT), RAISED, CLEARED)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        when(Actor.SYSTEM, RAISE, RAISED, CLEARED).expectEvents(RAISED);
    }

    @Test
    void givenAnything_whenAPersonRaisesOrClears_thenForbidden() {
        when(REGULATOR, RAISE).expectNoEvents().expectException(refusal(Rejection.Kind.FORBIDDEN));
        when(REGULATOR, new ClearAlert(ALERT), RAISED)
                .expectNoEvents()
                .expectException(refusal(Rejection.Kind.FORBIDDEN));
    }

    @Test
    @Spec("MSK-61")
    void givenThresholds_whenTheRegulatorSetsOthers_thenTheyHold() {
        var set = new AlertThresholdsSet(SetAlertThresholds.POLICY, THRESHOLDS);
        when(REGULATOR, THRESHOLDS).expectEvents(set);
        when(REGULATOR, THRESHOLDS, set).expectNoEvents().expectSuccessfulHandlerExecution();
        when(REGULATOR, AlertThresholds.NONE, set)
                .expectEvents(new AlertThresholdsSet(SetAlertThresholds.POLICY, AlertThresholds.NONE));
    }

    @Test
    void givenAnything_whenSomebodyElseSetsThresholds_thenForbidden() {
        for (var actor : List.of(IMPORTER, LotFixture.AGENT, Actor.SYSTEM)) {
            when(actor, THRESHOLDS).expectNoEvents().expectException(refusal(Rejection.Kind.FORBIDDEN));
        }
    }

    @Test
    void givenThresholdsThatMeanNothing_whenSet_thenEachIsRefusedAtItsField() {
        when(REGULATOR, new AlertThresholds(0, -1L, 1_000_000_000_001L))
                .expectNoEvents()
                .expectException(refusal(Rejection.Kind.INVALID, "lotDays", "importerPieces", "receiverPieces"));
        when(REGULATOR, new AlertThresholds(3_651, 1L, 1_000_000_000_000L))
                .expectNoEvents()
                .expectException(refusal(Rejection.Kind.INVALID, "lotDays"));
        assertThat(AlertId.of(AlertKind.IMPORTER_STOCK, "a")).isNotEqualTo(AlertId.of(AlertKind.RECEIVER_FLOWS, "a"));
    }
}
