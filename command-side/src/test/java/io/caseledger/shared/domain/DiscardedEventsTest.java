package io.caseledger.shared.domain;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DiscardParked;
import io.caseledger.shared.contract.ParkedEventDiscarded;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.HashMap;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event is given up by an operator, with a reason, once (REL-05). */
class DiscardedEventsTest {
    private static final ParkedEventDiscarded DISCARDED =
            new ParkedEventDiscarded(DiscardParked.LIST, "origin-case", "case", "event", "CaseTaken", "重複事件");

    private static ResultValidator<DiscardedEvents> when(Role role, String reason, Object... given) {
        var fixture = new AggregateTestFixture<>(DiscardedEvents.class);
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        fixture.registerInjectableResource(new NothingForgotten());
        var order = new DiscardParked("origin-case", "case", "event", "CaseTaken", reason);
        return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(given))
                .when(order, new HashMap<>(new Actor("who", "王維運", role, null, null).toMetaData()));
    }

    @Test
    @Spec("REL-05")
    void givenAParkedEvent_whenDiscarded_thenTheLogSaysSoOnce() {
        when(Role.OPERATOR, "重複事件").expectEvents(DISCARDED);
        when(Role.OPERATOR, "again", DISCARDED).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR")
    void givenAnotherRole_whenDiscarding_thenRefused(Role role) {
        when(role, "reason").expectNoEvents().expectException(Rejection.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void givenNoReason_whenDiscarding_thenRefused(String reason) {
        when(Role.OPERATOR, reason).expectNoEvents().expectException(Rejection.class);
        when(Role.OPERATOR, "長".repeat(501)).expectNoEvents().expectException(Rejection.class);
    }
}
