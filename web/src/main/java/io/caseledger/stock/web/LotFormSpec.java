package io.caseledger.stock.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.Fields;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.FieldWords;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormSpec;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.ReturnGoods;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A form of rows on a lot's page (MSK-32): flows or returns, declared all or none. Each row has an id that its documents are kept by. */
abstract class LotFormSpec<T extends Record> extends FormSpec<T> {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final Fields FIELDS =
            new Fields("stock.field", List.of(), List.of(Field.word("flows.kind", "stock.flowKind")));

    private final String list;
    private final List<String> columns;
    final Lots lots;

    /**
     * @param list name of the form and of the list of its rows
     * @param columns what somebody types into a row
     */
    private LotFormSpec(String list, List<String> columns, Class<T> type, MessageSource messages, Lots lots) {
        super(
                new Facts(
                        "stock." + list,
                        StockRoles.PARTIES.rule(),
                        "declare",
                        List.of(),
                        "/mask/stock/{subject}",
                        "/mask/stock/",
                        "stock.drafts." + list,
                        "drafts.about"),
                type,
                new FieldWords(FIELDS, messages),
                null);
        this.list = list;
        this.columns = columns;
        this.lots = lots;
    }

    String list() {
        return list;
    }

    String id(int row) {
        return list + "[" + row + "].id";
    }

    /** Documents by the id of their row, which a draft keeps aside: a form names its rows, never a content. */
    static Map<String, List<Attachment>> proofs(Draft draft) {
        return JSON.convertValue(draft.aside(), new TypeReference<LinkedHashMap<String, List<Attachment>>>() {});
    }

    /** A draft as its page's form. */
    Form form(Draft draft) {
        return withRow(draft.on(Form.holding(draft.fields())));
    }

    /** One empty row where there is none yet. */
    Form withRow(Form form) {
        return form.rows(list).isEmpty() ? form.with(id(0), Drafts.fresh()) : form;
    }

    /** Whether somebody has typed something. */
    boolean isTyped(Form form) {
        return form.paths().stream().anyMatch(path -> path.startsWith(list + "[") && !path.endsWith("].id"));
    }

    /** The form with an id in each row that documents can be kept by. */
    Form withIds(Form form) {
        var seen = new HashSet<String>();
        var named = form;
        for (var row : form.rows(list)) {
            var id = form.value(id(row));
            if (!ID.matcher(id).matches() || !seen.add(id)) {
                // a copied row is another row
                id = Drafts.fresh();
                seen.add(id);
                named = named.with(id(row), id);
            }
        }
        return named;
    }

    /** What is kept of a form: rows in which something is typed, or that have documents, numbered without gaps. */
    Map<String, String> kept(Form form, Set<String> withProofs) {
        var fields = new LinkedHashMap<String, String>();
        int next = 0;
        for (var row : form.rows(list)) {
            var from = list + "[" + row + "].";
            var to = list + "[" + next + "].";
            var id = form.value(id(row));
            var typed = new LinkedHashMap<String, String>();
            for (var name : columns) {
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

    @Override
    protected String done(String subject) {
        return list;
    }

    record FlowRows(List<FlowLine> flows) {
        record FlowLine(
                @Nullable String id,
                @Nullable LocalDate on,
                @Nullable FlowKind kind,
                @Nullable String receiver,
                @Nullable Long pieces) {
            GoodsFlow flow(Map<String, List<Attachment>> proofs) {
                return new GoodsFlow(
                        on,
                        kind,
                        receiver,
                        pieces == null ? 0 : pieces,
                        id == null ? List.of() : proofs.getOrDefault(id, List.of()));
            }
        }
    }

    record ReturnRows(List<ReturnLine> returns) {
        record ReturnLine(
                @Nullable String id,
                @Nullable Integer flow,
                @Nullable Long pieces,
                @Nullable LocalDate on,
                @Nullable String reason) {
            GoodsReturn goods() {
                return new GoodsReturn(flow == null ? 0 : flow, pieces == null ? 0 : pieces, on, reason);
            }
        }
    }

    /** 流向登錄. */
    @Component
    static class Flows extends LotFormSpec<FlowRows> {
        Flows(MessageSource messages, Lots lots) {
            super("flows", List.of("on", "kind", "receiver", "pieces"), FlowRows.class, messages, lots);
        }

        @Override
        protected Mono<RecordFlow> order(Actor actor, Draft draft, Form form, FlowRows rows) {
            var proofs = proofs(draft);
            return lots.find(actor, draft.subject())
                    .map(lot -> new RecordFlow(
                            Lots.idOf(lot),
                            rows.flows().stream().map(line -> line.flow(proofs)).toList()));
        }
    }

    /** 退貨. */
    @Component
    static class Returns extends LotFormSpec<ReturnRows> {
        Returns(MessageSource messages, Lots lots) {
            super("returns", List.of("flow", "pieces", "on", "reason"), ReturnRows.class, messages, lots);
        }

        @Override
        protected Mono<ReturnGoods> order(Actor actor, Draft draft, Form form, ReturnRows rows) {
            return lots.find(actor, draft.subject())
                    .map(lot -> new ReturnGoods(
                            Lots.idOf(lot),
                            rows.returns().stream()
                                    .map(ReturnRows.ReturnLine::goods)
                                    .toList()));
        }
    }
}
