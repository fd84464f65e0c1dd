package io.caseledger.shared.processing;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import java.time.LocalDate;
import java.util.List;

/** What happens to a lot of a thousand pieces, one of which goes with each step. */
final class LotSteps {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final int PIECES = 1_000;

    private LotSteps() {}

    static StockEvent step(int lot, int step) {
        var id = "lot-" + lot;
        return step > 0
                ? new FlowRecorded(id, step, DAY, FlowKind.WHOLESALER, "receiver", 1, List.of(), PIECES - step)
                : new StockLotOpened(
                        id,
                        "MSK20260000001-" + lot,
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
                        PIECES);
    }
}
