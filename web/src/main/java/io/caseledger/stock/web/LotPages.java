package io.caseledger.stock.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.FormSpec;
import io.caseledger.shared.web.Histories;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Texts;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.query.FindFlows;
import io.caseledger.stock.query.FindReturns;
import io.caseledger.stock.query.FlowFilter;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.FlowRow;
import io.caseledger.stock.query.LotRow;
import io.caseledger.stock.query.LotView;
import io.caseledger.stock.query.ReturnListView;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the page of a lot for whoever looks. */
@Component
record LotPages(
        Lots lots,
        Queries queries,
        Drafts drafts,
        LotFormSpec.Flows flowsForm,
        LotFormSpec.Returns returnsForm,
        Histories histories,
        Texts texts) {
    /** Flows to choose a return from; older ones have their own link. */
    private static final int CHOICES = 200;

    static boolean declares(Actor actor) {
        return actor.role().files();
    }

    Mono<LotPage> of(Actor actor, String lotNumber, LotPage.Tables tables, Locale locale) {
        return lots.view(actor, lotNumber).flatMap(view -> of(actor, view, tables, locale));
    }

    private Mono<LotPage> of(Actor actor, LotView view, LotPage.Tables tables, Locale locale) {
        var row = view.row();
        var viewer = Viewers.of(actor);
        var filter = FlowFilter.lot(row.lotNumber());
        return Mono.zip(
                        queries.one(new FindFlows(viewer, filter, tables.flows(), LotPage.SIZE), FlowListView.class),
                        queries.one(
                                new FindReturns(viewer, filter, tables.returns(), LotPage.SIZE), ReturnListView.class),
                        queries.one(new FindFlows(viewer, filter, 1, CHOICES), FlowListView.class),
                        draft(actor, row, flowsForm),
                        draft(actor, row, returnsForm),
                        queries.list(new FindHistory(viewer, row.lotNumber()), HistoryEntry.class))
                .map(parts -> new LotPage(
                        row,
                        parts.getT1(),
                        parts.getT2(),
                        tables,
                        declares(actor) && view.mayOrder(),
                        flowsForm.form(parts.getT4()),
                        LotFormSpec.proofs(parts.getT4()),
                        returnsForm.form(parts.getT5()),
                        texts.options("stock.flowKind.", FlowKind.values(), locale),
                        parts.getT3().rows().stream()
                                .filter(flow -> flow.returnable() > 0)
                                .map(flow -> new Option(String.valueOf(flow.flow()), choice(flow, locale)))
                                .toList(),
                        histories.lines(parts.getT6(), locale)));
    }

    private Mono<Draft> draft(Actor actor, LotRow row, FormSpec<?> form) {
        var blank = Mono.fromSupplier(
                () -> drafts.blank(Draft.Place.fresh(actor.accountId(), form.kind(), row.lotNumber()), Map.of()));
        return declares(actor)
                ? drafts.about(actor.accountId(), form.kind(), row.lotNumber()).switchIfEmpty(blank)
                : blank;
    }

    private String choice(FlowRow flow, Locale locale) {
        return texts.text(
                "stock.flow.choice",
                locale,
                flow.flow(),
                flow.on().toString(),
                flow.receiver() == null ? texts.text("stock.flowKind." + flow.kind(), locale) : flow.receiver(),
                "%,d".formatted(flow.returnable()));
    }
}
