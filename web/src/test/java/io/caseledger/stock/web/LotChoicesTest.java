package io.caseledger.stock.web;

import io.caseledger.EveryOrder;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.query.LotRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every role and both orders of a lot, full and empty: the page offers what the lot takes. */
class LotChoicesTest {
    private final Lots lots = RunningService.shared().bean(Lots.class);

    private static StoredStock emptied() {
        var masks = StoredStock.cleared(100, 50);
        masks.flow(100);
        return masks;
    }

    private LotRow row(StoredStock masks) {
        return Objects.requireNonNull(
                lots.find(EveryOrder.actor("regulator"), masks.lotNumber()).block(Duration.ofSeconds(20)));
    }

    @Test
    @Spec("MSK-33")
    void givenEveryRole_thenADeclarationIsOfferedIfAndOnlyIfTheLotTakesIt() {
        var orders = List.of(
                new EveryOrder<LotRow, Actor>(
                        "flow", LotPages::declares, List.of(row -> new RecordFlow(Lots.idOf(row), List.of()))),
                new EveryOrder<LotRow, Actor>(
                        "return", LotPages::declares, List.of(row -> new ReturnGoods(Lots.idOf(row), List.of()))));
        Map.<String, Supplier<StoredStock>>of(
                        "full", () -> StoredStock.cleared(100, 50), "empty", LotChoicesTest::emptied)
                .forEach((state, made) -> EveryOrder.isOfferedWhereItIsTaken(
                        state,
                        () -> row(made.get()),
                        (actor, row) -> lots.find(actor, row.lotNumber()).thenReturn(actor),
                        orders));
    }
}
