package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import org.junit.jupiter.api.Test;

/** What comes in is stock at first (MSK-30). */
class OpenStockLotTest {

    @Test
    @Spec("MSK-30")
    void givenNothing_whenOpened_thenAllOfItIsStock() {
        new LotFixture().when(Actor.SYSTEM, LotFixture.open(LotFixture.PIECES)).expectEvents(LotFixture.opening());
    }

    @Test
    void givenOpened_whenOpenedAgain_thenNothingHappens() {
        LotFixture.opened()
                .when(Actor.SYSTEM, LotFixture.open(LotFixture.PIECES))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenNothing_whenOpenedByAPerson_thenRefused() {
        assertThat(new LotFixture().refused(IMPORTER, LotFixture.open(1), Rejection.Kind.FORBIDDEN))
                .hasSize(1);
    }

    @Test
    void givenNothing_whenOpenedWithoutPieces_thenRefused() {
        assertThat(new LotFixture().refused(Actor.SYSTEM, LotFixture.open(0), Rejection.Kind.INVALID))
                .hasSize(1);
    }
}
