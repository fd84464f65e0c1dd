package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.IMPORTER;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.stock.contract.ImporterReminded;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotLeft;
import io.caseledger.stock.contract.RemindImporter;
import io.caseledger.stock.contract.ReminderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** One letter to an importer with all its lots, once however often it is ordered (MSK-50). */
class RemindImporterTest {
    private static final Instant DUE = Instant.parse("2026-11-09T00:00:00Z");
    private static final List<LotLeft> LOTS = List.of(
            new LotLeft(LotFixture.NUMBER, "醫用口罩", null, LocalDate.of(2026, 11, 2), 1_000),
            new LotLeft("MSK20260000042-002", "布口罩", "agent", LocalDate.of(2026, 11, 4), 300));
    private static final ReminderId ID = ReminderId.of("importer", DUE, LotId.of(LotFixture.NUMBER));
    private static final RemindImporter REMIND = new RemindImporter(ID, "importer", DUE, LOTS);
    private static final ImporterReminded REMINDED = new ImporterReminded(ID.value(), "importer", DUE, LOTS);

    private static ResultValidator<StockReminder> when(Actor actor, Object... given) {
        var fixture = new AggregateTestFixture<>(StockReminder.class);
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(given))
                .when(REMIND, new HashMap<>(actor.toMetaData()));
    }

    @Test
    @Spec("MSK-50")
    void givenStock_whenDue_thenOneReminderNamesAllOfIt() {
        when(Actor.SYSTEM).expectEvents(REMINDED);
    }

    @Test
    @Spec("MSK-50")
    void givenAReminder_whenOrderedAgain_thenNothingHappens() {
        when(Actor.SYSTEM, REMINDED).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void givenStock_whenAPersonReminds_thenForbidden() {
        when(IMPORTER).expectNoEvents().expectException(Rejection.class);
    }
}
