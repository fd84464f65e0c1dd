package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static io.caseledger.stock.domain.LotFixture.LOT;
import static io.caseledger.stock.domain.LotFixture.flowed;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.stock.contract.RelabelStockLot;
import io.caseledger.stock.contract.StockLotRelabelled;
import org.junit.jupiter.api.Test;

/** What a lot's goods are called follows the amended permit; how many there are does not (MSK-13). */
class RelabelStockLotTest {
    private static final RelabelStockLot CHINESE = new RelabelStockLot(LOT, 2, MaskKind.NON_MEDICAL, "防塵口罩", "CN");
    private static final StockLotRelabelled RELABELLED =
            new StockLotRelabelled(LOT.value(), 2, MaskKind.NON_MEDICAL, "防塵口罩", "CN");

    @Test
    @Spec("MSK-13")
    void givenALot_whenThePermitCallsItsGoodsSomethingElse_thenRelabelled() {
        LotFixture.opened(flowed(1, 1_000, 0)).when(Actor.SYSTEM, CHINESE).expectEvents(RELABELLED);
    }

    @Test
    @Spec("MSK-13")
    void givenALot_whenTheAmendmentLeavesItsItemAsItWas_thenNothingHappens() {
        LotFixture.opened()
                .when(Actor.SYSTEM, new RelabelStockLot(LOT, 2, MaskKind.MEDICAL, "醫用口罩", "JP"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Spec({"MSK-13", "REL-04"})
    void givenALaterVersionWasHeard_whenTheSameOrAnEarlierOneComesAgain_thenNothingHappens() {
        var later = new StockLotRelabelled(LOT.value(), 3, MaskKind.MEDICAL, "醫用口罩", "KR");
        LotFixture.opened(RELABELLED, later)
                .when(Actor.SYSTEM, CHINESE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        LotFixture.opened(RELABELLED)
                .when(Actor.SYSTEM, CHINESE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void givenALot_whenAPersonRelabels_thenForbidden() {
        assertThat(LotFixture.opened().refused(IMPORTER, CHINESE, Rejection.Kind.FORBIDDEN))
                .hasSize(1);
    }

    @Test
    void givenNoLot_whenRelabelled_thenThereIsNone() {
        new LotFixture()
                .when(Actor.SYSTEM, CHINESE)
                .expectNoEvents()
                .expectException(org.axonframework.modelling.command.AggregateNotFoundException.class);
    }
}
