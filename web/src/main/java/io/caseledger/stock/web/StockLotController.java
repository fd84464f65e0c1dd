package io.caseledger.stock.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.FormPage;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.TakesFiles;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.query.FindFlows;
import io.caseledger.stock.query.FlowFilter;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.FlowRow;
import io.caseledger.stock.query.LotRow;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The page of a stock lot: what it holds, where its masks went (流向登錄, MSK-31 … MSK-33) and what came back (退貨, MSK-40). */
@Controller
@RequestMapping("/mask/stock/{lot}")
record StockLotController(
        Queries queries,
        Lots lots,
        LotPages pages,
        DraftedForms forms,
        LotFormSpec.Flows flowsForm,
        LotFormSpec.Returns returnsForm,
        LotProofs proofs,
        Attachments attachments,
        Live live) {
    /** Of {@code stock/lot-parts}. */
    private static final Live.Parts<LotPage> PARTS = Live.parts("stock/lot-parts", (LotPage page) -> Map.of("it", page))
            .at(page -> page.row().position())
            .part("lot-figures", LotPage::row)
            .part("lot-flows", LotPage::flows)
            .part("lot-returns", LotPage::returns)
            .part("lot-history", LotPage::history);

    private static final int LAST_PAGE = 1_000_000;

    /**
     * @param after log position that the page must have taken in: of the reader's own order
     * @param flow number of a flow that something is to be returned from
     */
    @GetMapping
    Mono<Rendering> show(
            @PathVariable String lot,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            @RequestParam Optional<Integer> flow,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int returns,
            Locale locale) {
        return queries.caughtUp(Lots.PROJECTION, after)
                .then(Commands.actor())
                .flatMap(actor -> pages.of(actor, lot, tables(page, returns), locale))
                .map(it -> flow.isPresent() && !returnsForm.isTyped(it.returnForm())
                        ? it.with(
                                returnsForm.list(),
                                it.returnForm().with("returns[0].flow", String.valueOf(flow.get())),
                                Map.of())
                        : it)
                .map(it -> Rendering.view("stock/lot")
                        .modelAttribute("it", it)
                        .modelAttribute("done", done)
                        .build());
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String lot,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int returns,
            ServerWebExchange exchange,
            Locale locale) {
        return Commands.actor().flatMapMany(actor -> lots.find(actor, lot).flatMapMany(row -> {
            var number = row.lotNumber();
            var topics = Set.of(Topics.lot(number));
            return live.page(exchange, topics, () -> pages.of(actor, number, tables(page, returns), locale), PARTS);
        }));
    }

    /** 流向登錄: adds and removes rows, keeps them as a draft (確認並回上一頁), or declares all of them (申報). */
    @PostMapping("/flows")
    @TakesFiles(megabytes = 110)
    Mono<Rendering> flows(@PathVariable String lot, ServerWebExchange exchange) {
        return act(lot, flowsForm, exchange);
    }

    /** 退貨: the same. */
    @PostMapping("/returns")
    Mono<Rendering> returns(@PathVariable String lot, ServerWebExchange exchange) {
        return act(lot, returnsForm, exchange);
    }

    private Mono<Rendering> act(String lot, LotFormSpec<?> spec, ServerWebExchange exchange) {
        return forms.filer(spec).flatMap(filer -> lots.find(filer.actor(), lot)
                .flatMap(row -> forms.read(spec, filer, row.lotNumber(), exchange)
                        .flatMap(it -> proofs.take(spec, it)
                                .flatMap(taken ->
                                        forms.act(spec, it, taken.form(), taken.text(), page(spec, row, it.form()))))));
    }

    private FormPage page(LotFormSpec<?> spec, LotRow row, Form sent) {
        return new FormPage() {
            @Override
            public Mono<Rendering> show(FilledForm it, HttpStatus status, @Nullable Overtaken overtaken) {
                return pages.of(it.actor(), row.lotNumber(), LotPage.Tables.FIRST, it.locale())
                        .map(lot -> {
                            var held = LotFormSpec.proofs(it.draft());
                            var page = Rendering.view("stock/lot")
                                    .modelAttribute("it", lot.with(spec.list(), spec.withRow(it.form()), held))
                                    .modelAttribute("done", "")
                                    .modelAttribute("overtakenForm", spec.list())
                                    .status(status);
                            return (overtaken == null ? page : page.modelAttribute("overtaken", overtaken)).build();
                        });
            }

            @Override
            public Mono<Rendering> pressed(FilledForm it, String op) {
                return sent.changesRows() || LotProofs.isDrop(op)
                        ? show(it, HttpStatus.OK, null)
                        : Mono.just(FormOrders.to(
                                spec == flowsForm
                                        ? "/mask/flows?number=" + row.permitNumber() + "&done=draft"
                                        : "/mask/returns?permitNumber=" + row.permitNumber()));
            }
        };
    }

    private static LotPage.Tables tables(int flows, int returns) {
        return new LotPage.Tables(Math.clamp(flows, 1, LAST_PAGE), Math.clamp(returns, 1, LAST_PAGE));
    }

    /** A document of a declared flow, for whoever may see the lot. */
    @GetMapping("/flows/{flow}/proofs/{sha256}")
    Mono<ResponseEntity<Flux<DataBuffer>>> proof(
            @PathVariable String lot, @PathVariable int flow, @PathVariable String sha256) {
        return Commands.actor()
                .flatMap(actor -> lots.find(actor, lot).flatMap(row -> flow(actor, row.lotNumber(), flow)))
                .flatMapIterable(FlowRow::proofs)
                .filter(proof -> sha256.equals(proof.sha256()))
                .next()
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.AttachmentExists")))
                .flatMap(proof -> attachments.download(sha256, proof.fileName() == null ? sha256 : proof.fileName()));
    }

    /** Flows are numbered as they were declared and listed the other way round. */
    private Mono<FlowRow> flow(Actor actor, String lot, int flow) {
        var viewer = Viewers.of(actor);
        return queries.one(new FindFlows(viewer, FlowFilter.lot(lot), 1, 1), FlowListView.class)
                .filter(found -> flow >= 1 && flow <= found.total())
                .flatMap(found -> queries.one(
                        new FindFlows(viewer, FlowFilter.lot(lot), (int) (found.total() - flow + 1), 1),
                        FlowListView.class))
                .flatMapIterable(FlowListView::rows)
                .next();
    }
}
