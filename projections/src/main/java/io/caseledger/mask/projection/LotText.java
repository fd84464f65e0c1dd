package io.caseledger.mask.projection;

import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.GoodsReturned;
import io.caseledger.mask.contract.StockEvent;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.mask.contract.StockReminderSent;
import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.projection.Rows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the history of a lot tells. */
final class LotText {
    private LotText() {}

    /** What the sentence of an event names, by name. */
    static Map<String, String> told(StockEvent event) {
        return switch (event) {
            case StockLotOpened e -> Map.of("pieces", Long.toString(e.pieces()), "reference", e.reference());
            case FlowRecorded e ->
                Map.of(
                        "flow",
                        Integer.toString(e.flow()),
                        "kind",
                        e.kind().name(),
                        "pieces",
                        Long.toString(e.pieces()),
                        "stock",
                        Long.toString(e.stock()));
            case GoodsReturned e ->
                Map.of(
                        "flow",
                        Integer.toString(e.flow()),
                        "pieces",
                        Long.toString(e.pieces()),
                        "stock",
                        Long.toString(e.stock()),
                        "reason",
                        e.reason());
            case StockReminderSent e -> Map.of("round", Integer.toString(e.round()), "stock", Long.toString(e.stock()));
            case StockLotRelabelled e -> Map.of("revision", Integer.toString(e.revision()));
        };
    }

    /** What the goods were called until now, and are from now on. */
    static List<Difference> changes(Rows rows, StockLotRelabelled event) {
        return rows.one(
                        "SELECT kind, product, origin FROM view.mask_lot WHERE lot_id = ?",
                        row -> Stream.of(
                                new Difference(
                                        "kind", row.getString(1), event.kind().name()),
                                new Difference("product", row.getString(2), event.product()),
                                new Difference("origin", row.getString(3), event.origin())),
                        event.lotId())
                .filter(difference -> !Objects.equals(difference.before(), difference.after()))
                .toList();
    }
}
