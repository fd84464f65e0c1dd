package io.caseledger.stock.projection;

import io.caseledger.shared.contract.Difference;
import io.caseledger.shared.projection.Row;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
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
    static List<Difference> changes(Row lot, StockLotRelabelled event) {
        return Stream.of(
                        new Difference("kind", lot.text("kind"), event.kind().name()),
                        new Difference("product", lot.text("product"), event.product()),
                        new Difference("origin", lot.text("origin"), event.origin()))
                .filter(difference -> !Objects.equals(difference.before(), difference.after()))
                .toList();
    }
}
