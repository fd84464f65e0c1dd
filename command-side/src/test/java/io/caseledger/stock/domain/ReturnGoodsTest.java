package io.caseledger.stock.domain;

import static io.caseledger.stock.domain.LotFixture.IMPORTER;
import static io.caseledger.stock.domain.LotFixture.LOT;
import static io.caseledger.stock.domain.LotFixture.TODAY;
import static io.caseledger.stock.domain.LotFixture.flowed;
import static io.caseledger.stock.domain.LotFixture.goods;
import static io.caseledger.stock.domain.LotFixture.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.ReturnGoods;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Masks come back into stock (MSK-40). */
class ReturnGoodsTest {

    @Test
    @Spec("MSK-40")
    void givenAFlow_whenSomeOfItComesBack_thenItIsStockAgain() {
        flown().when(IMPORTER, order(goods(1, 50), goods(2, 100)))
                .expectEvents(returned(1, 1, 50, 550), returned(2, 2, 100, 650));
    }

    @Test
    @Spec("MSK-40")
    void givenEarlierReturns_whenMoreThanTheRestComesBack_thenRefused() {
        assertThat(LotFixture.opened(flowed(1, 200, 800), returned(1, 1, 150, 950))
                        .refused(IMPORTER, order(goods(1, 51)), Rejection.Kind.INVALID))
                .containsExactly(Violation.of("stock.ReturnsDoNotExceedTheirFlow", "returns[0].pieces", "50"));
    }

    @Test
    @Spec("MSK-40")
    void givenAFlow_whenReturnsAreAboveItTogether_thenNoneIsTaken() {
        assertThat(flown().refused(IMPORTER, order(goods(1, 150), goods(1, 51)), Rejection.Kind.INVALID))
                .containsExactly(Violation.of("stock.ReturnsDoNotExceedTheirFlow", "returns[1].pieces", "50"));
    }

    @Test
    void givenNoSuchFlow_whenReturned_thenRefused() {
        flown().invalid(order(goods(9, 1)), "stock.ReturnsNameAFlow", "returns[0].flow");
    }

    @Test
    void givenNoReasonNoDateOrNoPieces_whenReturned_thenRefused() {
        flown().invalid(order(new GoodsReturn(1, 1, TODAY, " ")), "stock.ReturnsSayWhy", "returns[0].reason");
        flown().invalid(order(new GoodsReturn(1, 1, null, "破損")), "stock.ReturnsAreDated", "returns[0].on");
        flown().invalid(
                        order(new GoodsReturn(1, 1, TODAY.minusDays(1), "破損")),
                        "stock.ReturnsAreDated",
                        "returns[0].on");
        flown().invalid(order(new GoodsReturn(1, 0, TODAY, "破損")), "stock.PiecesAreAtLeastOne", "returns[0].pieces");
    }

    private static LotFixture flown() {
        return LotFixture.opened(flowed(1, 200, 800), flowed(2, 300, 500));
    }

    private static ReturnGoods order(GoodsReturn... returns) {
        return new ReturnGoods(LOT, List.of(returns));
    }
}
