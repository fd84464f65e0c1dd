package io.caseledger.mask.web;

import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.GoodsFlow;
import io.caseledger.mask.contract.GoodsReturn;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.mask.contract.StockCommand;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/** The rows of a lot's two forms: from what was typed to what is kept, and from there to the order. */
final class StockRows {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern FIELD = Pattern.compile("(\\w+)\\[(\\d{1,4})]\\.(\\w+)");
    private static final Map<String, List<String>> FIELDS = Map.of(
            StockDraft.FLOWS, List.of("on", "kind", "receiver", "pieces"),
            StockDraft.RETURNS, List.of("flow", "pieces", "on", "reason"));

    private StockRows() {}

    record FlowLine(
            @Nullable String id,
            @Nullable LocalDate on,
            @Nullable FlowKind kind,
            @Nullable String receiver,
            @Nullable Long pieces) {}

    record Flows(List<FlowLine> flows) {}

    record ReturnLine(
            @Nullable String id,
            @Nullable Integer flow,
            @Nullable Long pieces,
            @Nullable LocalDate on,
            @Nullable String reason) {}

    record Returns(List<ReturnLine> returns) {}

    /**
     * An order made of a draft.
     *
     * @param violations what cannot be read; then there is nothing to send
     */
    record Order(StockCommand command, List<Violation> violations) {}

    /** The form with an id in each row that documents can be kept by. */
    static Form withIds(String list, Form form) {
        var seen = new HashSet<String>();
        var named = form;
        for (var row : form.rows(list)) {
            var path = id(list, row);
            var id = form.value(path);
            if (!ID.matcher(id).matches() || !seen.add(id)) {
                // a copied row is another row
                id = Drafts.fresh();
                seen.add(id);
                named = named.with(path, id);
            }
        }
        return named;
    }

    /** What is kept of a form: rows in which something is typed, or that have documents, numbered without gaps. */
    static Map<String, String> kept(String list, Form form, Set<String> withProofs) {
        var fields = new LinkedHashMap<String, String>();
        int next = 0;
        for (var row : form.rows(list)) {
            var from = list + "[" + row + "].";
            var to = list + "[" + next + "].";
            var id = form.value(id(list, row));
            var typed = new LinkedHashMap<String, String>();
            for (var name : FIELDS.getOrDefault(list, List.of())) {
                if (!form.value(from + name).isBlank()) {
                    typed.put(to + name, form.value(from + name));
                }
            }
            if (!typed.isEmpty() || withProofs.contains(id)) {
                fields.put(to + "id", id);
                fields.putAll(typed);
                next++;
            }
        }
        return fields;
    }

    /** A draft as its page's form; one empty row where nothing is typed yet. */
    static Form form(StockDraft draft) {
        var sent = new LinkedMultiValueMap<String, String>();
        draft.fields().forEach(sent::add);
        if (draft.fields().isEmpty()) {
            sent.add(id(draft.form(), 0), Drafts.fresh());
        }
        return draft.draft().on(Form.of(sent));
    }

    static Order order(LotId lot, StockDraft draft) {
        if (draft.form().equals(StockDraft.RETURNS)) {
            var bound = FormBinder.bind(Returns.class, draft.fields());
            return new Order(
                    new ReturnGoods(
                            lot,
                            bound.value().returns().stream()
                                    .map(StockRows::goodsReturn)
                                    .toList()),
                    bound.violations());
        }
        var bound = FormBinder.bind(Flows.class, draft.fields());
        return new Order(
                new RecordFlow(
                        lot,
                        bound.value().flows().stream()
                                .map(line -> flow(line, draft))
                                .toList()),
                bound.violations());
    }

    /** Name of a field as somebody reads it: {@code flows[0].on} → 流向 1 › 流向日期. */
    static String label(String path, UnaryOperator<String> text) {
        var field = FIELD.matcher(path);
        if (!field.matches()) {
            return path;
        }
        var flows = field.group(1).equals(StockDraft.FLOWS);
        var name =
                switch (field.group(3)) {
                    case "kind" -> "mask.flow.flowKind";
                    case "receiver" -> "mask.flow.receiver";
                    case "pieces" -> "mask.flow.pieces";
                    case "reason" -> "mask.flow.reason";
                    case "flow" -> "mask.flow.return.flow";
                    default -> flows ? "mask.flow.on" : "mask.flow.return.on";
                };
        return text.apply(flows ? "mask.flow.line" : "mask.flow.return.line") + " "
                + (Integer.parseInt(field.group(2)) + 1) + " › " + text.apply(name);
    }

    /** The fields without the rows' ids, which nobody types. */
    static Map<String, String> typed(Map<String, String> fields) {
        var typed = new LinkedHashMap<>(fields);
        typed.keySet().removeIf(path -> path.endsWith("].id"));
        return typed;
    }

    private static GoodsFlow flow(FlowLine line, StockDraft draft) {
        return new GoodsFlow(
                line.on(),
                line.kind(),
                line.receiver(),
                line.pieces() == null ? 0 : line.pieces(),
                line.id() == null ? List.of() : draft.proofs().getOrDefault(line.id(), List.of()));
    }

    private static GoodsReturn goodsReturn(ReturnLine line) {
        return new GoodsReturn(
                line.flow() == null ? 0 : line.flow(),
                line.pieces() == null ? 0 : line.pieces(),
                line.on(),
                line.reason());
    }

    static String id(String list, int row) {
        return list + "[" + row + "].id";
    }
}
