package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static io.caseledger.stock.domain.LotFixture.LOT;
import static io.caseledger.stock.domain.LotFixture.flowed;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.stock.contract.RemindOfStock;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Importers are reminded while stock is left, and never twice for the same time (MSK-50). */
class RemindOfStockTest {
    private static final Instant DUE = Instant.parse("2026-11-09T00:00:00Z");
    private static final StockReminderSent FIRST = new StockReminderSent(LOT.value(), 1, DUE, 1_000);

    @Test
    @Spec("MSK-50")
    void givenStock_whenDue_thenReminded() {
        LotFixture.opened().when(Actor.SYSTEM, new RemindOfStock(LOT, DUE)).expectEvents(FIRST);
    }

    @Test
    @Spec("MSK-50")
    void givenAReminder_whenItsTimeOrAnEarlierOneComesAgain_thenNothingHappens() {
        for (var due : new Instant[] {DUE, DUE.minusSeconds(1)}) {
            LotFixture.opened(FIRST)
                    .when(Actor.SYSTEM, new RemindOfStock(LOT, due))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Test
    @Spec("MSK-50")
    void givenAReminder_whenTheNextIsDue_thenRemindedOfWhatIsLeft() {
        var next = DUE.plus(Duration.ofDays(7));
        LotFixture.opened(FIRST, flowed(1, 400, 600))
                .when(Actor.SYSTEM, new RemindOfStock(LOT, next))
                .expectEvents(new StockReminderSent(LOT.value(), 2, next, 600));
    }

    @Test
    @Spec("MSK-50")
    void givenNothingLeft_whenDue_thenNobodyIsReminded() {
        LotFixture.opened(flowed(1, 1_000, 0))
                .when(Actor.SYSTEM, new RemindOfStock(LOT, DUE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenStock_whenAPersonReminds_thenForbidden() {
        assertThat(LotFixture.opened().refused(IMPORTER, new RemindOfStock(LOT, DUE), Rejection.Kind.FORBIDDEN))
                .hasSize(1);
    }
}
