package io.caseledger.mask.web;

import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.query.FindFlows;
import io.caseledger.mask.query.FindReturns;
import io.caseledger.mask.query.FlowFilter;
import io.caseledger.mask.query.FlowListView;
import io.caseledger.mask.query.FlowRow;
import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.ReturnListView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.Histories;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the page of a lot for whoever looks. */
@Component
class LotPages {
    /** Flows to choose a return from; older ones have their own link. */
    private static final int CHOICES = 200;

    private final Lots lots;
    private final Queries queries;
    private final Drafts drafts;
    private final Histories histories;
    private final MessageSource messages;

    LotPages(Lots lots, Queries queries, Drafts drafts, Histories histories, MessageSource messages) {
        this.lots = lots;
        this.queries = queries;
        this.drafts = drafts;
        this.histories = histories;
        this.messages = messages;
    }

    static boolean declares(Actor actor) {
        return actor.role() == Role.APPLICANT || actor.role() == Role.AGENT;
    }

    Mono<LotPage> of(Actor actor, String lotNumber, LotPage.Tables tables, Locale locale) {
        return lots.find(actor, lotNumber).flatMap(row -> of(actor, row, tables, locale));
    }

    private Mono<LotPage> of(Actor actor, LotRow row, LotPage.Tables tables, Locale locale) {
        var viewer = Viewers.of(actor);
        var filter = FlowFilter.lot(row.lotNumber());
        return Mono.zip(
                        queries.one(new FindFlows(viewer, filter, tables.flows(), LotPage.SIZE), FlowListView.class),
                        queries.one(
                                new FindReturns(viewer, filter, tables.returns(), LotPage.SIZE), ReturnListView.class),
                        queries.one(new FindFlows(viewer, filter, 1, CHOICES), FlowListView.class),
                        draft(actor, row, StockDraft.FLOWS),
                        draft(actor, row, StockDraft.RETURNS),
                        queries.list(new FindHistory(viewer, row.lotNumber()), HistoryEntry.class))
                .map(parts -> new LotPage(
                        row,
                        parts.getT1(),
                        parts.getT2(),
                        tables,
                        declares(actor),
                        parts.getT4(),
                        StockRows.form(parts.getT4()),
                        parts.getT5(),
                        StockRows.form(parts.getT5()),
                        kinds(locale),
                        parts.getT3().rows().stream()
                                .filter(flow -> flow.returnable() > 0)
                                .map(flow -> new Option(String.valueOf(flow.flow()), choice(flow, locale)))
                                .toList(),
                        histories.lines(parts.getT6(), locale)));
    }

    /** The page with a form as it was sent. */
    static LotPage with(LotPage page, StockDraft draft, Form form) {
        var flows = draft.form().equals(StockDraft.FLOWS);
        return new LotPage(
                page.row(),
                page.flows(),
                page.returns(),
                page.tables(),
                page.declares(),
                flows ? draft : page.flowDraft(),
                flows ? form : page.flowForm(),
                flows ? page.returnDraft() : draft,
                flows ? page.returnForm() : form,
                page.kinds(),
                page.returnable(),
                page.history());
    }

    private Mono<StockDraft> draft(Actor actor, LotRow row, String form) {
        var kind = StockDraft.kind(form);
        var blank = Mono.fromSupplier(
                () -> drafts.blank(Draft.Place.fresh(actor.accountId(), kind, row.lotNumber()), Map.of()));
        return (declares(actor)
                        ? drafts.about(actor.accountId(), kind, row.lotNumber()).switchIfEmpty(blank)
                        : blank)
                .map(StockDraft::of);
    }

    /** What differs between a form as it was sent and the draft that another page has saved. */
    Overtaken overtaken(StockDraft theirs, Map<String, String> mine, Locale locale) {
        return new Overtaken(
                theirs.draft().savedAt(),
                Overtaken.differences(
                        StockRows.typed(mine),
                        StockRows.typed(theirs.fields()),
                        path -> StockRows.label(path, key -> text(key, locale)),
                        (path, raw) -> path.endsWith("].kind") && !raw.isEmpty()
                                ? messages.getMessage("mask.flowKind." + raw, null, raw, locale)
                                : raw),
                "/mask/stock/" + theirs.lotNumber());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private List<Option> kinds(Locale locale) {
        return Arrays.stream(FlowKind.values())
                .map(kind -> new Option(kind.name(), kind(kind.name(), locale)))
                .toList();
    }

    private String choice(FlowRow flow, Locale locale) {
        return messages.getMessage(
                "mask.flow.choice",
                new Object[] {
                    flow.flow(),
                    flow.on().toString(),
                    flow.receiver() == null ? kind(flow.kind(), locale) : flow.receiver(),
                    "%,d".formatted(flow.returnable())
                },
                locale);
    }

    private String kind(String kind, Locale locale) {
        return messages.getMessage("mask.flowKind." + kind, null, locale);
    }
}
