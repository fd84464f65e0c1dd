package io.caseledger.mask.web;

import io.caseledger.mask.query.FindFlows;
import io.caseledger.mask.query.FlowFilter;
import io.caseledger.mask.query.FlowListView;
import io.caseledger.mask.query.FlowRow;
import io.caseledger.mask.query.LotRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
import org.springframework.web.bind.annotation.RequestHeader;
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
class StockLotController {
    private static final String DECLARE = "declare";
    private static final List<String> PARTS = List.of("lot-figures", "lot-flows", "lot-returns", "lot-history");
    private static final int LAST_PAGE = 1_000_000;

    private final Queries queries;
    private final Lots lots;
    private final LotPages pages;
    private final StockOrders orders;
    private final Attachments attachments;
    private final Live live;

    StockLotController(
            Queries queries, Lots lots, LotPages pages, StockOrders orders, Attachments attachments, Live live) {
        this.queries = queries;
        this.lots = lots;
        this.pages = pages;
        this.orders = orders;
        this.attachments = attachments;
        this.live = live;
    }

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
                .map(it -> flow.isPresent() && it.returnDraft().fields().isEmpty()
                        ? LotPages.with(
                                it,
                                it.returnDraft(),
                                it.returnForm().with("returns[0].flow", String.valueOf(flow.get())))
                        : it)
                .map(it -> rendering(it, done, HttpStatus.OK));
    }

    /** @param seen position that the page shows; nothing is sent before there is a later one */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String lot,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "1") int returns,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            Locale locale) {
        return Commands.actor().flatMapMany(actor -> lots.find(actor, lot).flatMapMany(row -> {
            var position = new AtomicLong(last == null ? seen : Math.max(seen, last));
            return live.watch(Set.of(Topics.lot(row.lotNumber())), () -> pages.of(
                            actor, row.lotNumber(), tables(page, returns), locale)
                    .filter(it -> it.row().position()
                            > position.getAndAccumulate(it.row().position(), Math::max))
                    .flatMapIterable(StockLotController::parts));
        }));
    }

    private static List<ServerSentEvent<Fragment>> parts(LotPage it) {
        return PARTS.stream()
                .map(part -> ServerSentEvent.<Fragment>builder(
                                Fragment.create("mask/lot-parts :: " + part, Map.of("it", it)))
                        .event(part)
                        .id(Long.toString(it.row().position()))
                        .build())
                .toList();
    }

    /** 流向登錄: adds and removes rows, keeps them as a draft (確認並回上一頁), or declares all of them (申報). */
    @PostMapping("/flows")
    Mono<Rendering> flows(@PathVariable String lot, ServerWebExchange exchange, Locale locale) {
        return ordered(lot, StockDraft.FLOWS, exchange, locale);
    }

    /** 退貨: the same. */
    @PostMapping("/returns")
    Mono<Rendering> returns(@PathVariable String lot, ServerWebExchange exchange, Locale locale) {
        return ordered(lot, StockDraft.RETURNS, exchange, locale);
    }

    private Mono<Rendering> ordered(String lot, String list, ServerWebExchange exchange, Locale locale) {
        return Commands.actor().doOnNext(MaskRoles.PARTIES::require).flatMap(actor -> lots.find(actor, lot)
                .flatMap(row -> StockSent.read(exchange)
                        .flatMap(sent -> orders.keep(actor, row, list, sent).flatMap(kept -> switch (kept.result()) {
                            case KEPT -> kept(actor, row, kept, sent.form(), locale);
                            case OVERTAKEN -> overtaken(actor, row, kept, locale);
                            // a second click on what is done already
                            case SENT ->
                                Mono.just(Rendering.redirectTo("/mask/stock/" + row.lotNumber() + "?done=" + list)
                                        .build());
                        }))));
    }

    private Mono<Rendering> kept(Actor actor, LotRow row, StockOrders.Kept kept, Form sent, Locale locale) {
        if (sent.changesRows()
                || StockOrders.isDrop(sent.op())
                || !kept.violations().isEmpty()) {
            return again(
                    actor,
                    row.lotNumber(),
                    kept.draft(),
                    kept.form(),
                    kept.violations().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                    locale);
        }
        return sent.op().equals(DECLARE)
                ? declared(actor, row, kept, locale)
                : Mono.just(back(row.permitNumber(), kept.draft().form()));
    }

    /** Another page has saved the draft (GEN-08): this one keeps what it has and says what differs; a button pressed again then counts. */
    private Mono<Rendering> overtaken(Actor actor, LotRow row, StockOrders.Kept kept, Locale locale) {
        var mine = StockRows.kept(
                kept.draft().form(), kept.form(), kept.draft().proofs().keySet());
        return pages.of(actor, row.lotNumber(), LotPage.Tables.FIRST, locale).map(it -> Rendering.view("mask/lot")
                .modelAttribute("it", LotPages.with(it, kept.draft(), kept.form()))
                .modelAttribute("done", "")
                .modelAttribute("overtaken", pages.overtaken(kept.draft(), mine, locale))
                .modelAttribute("overtakenForm", kept.draft().form())
                .status(HttpStatus.CONFLICT)
                .build());
    }

    private Mono<Rendering> declared(Actor actor, LotRow row, StockOrders.Kept kept, Locale locale) {
        return orders.declare(actor, row, kept.draft())
                .map(outcome -> Rendering.redirectTo("/mask/stock/" + row.lotNumber() + "?after=" + outcome.position()
                                + "&done=" + kept.draft().form())
                        .build())
                .onErrorResume(
                        Rejection.class,
                        rejection -> rejection.details().kind() == Rejection.Kind.NOT_FOUND
                                ? Mono.error(rejection)
                                : again(
                                        actor,
                                        row.lotNumber(),
                                        kept.draft(),
                                        StockRows.form(kept.draft())
                                                .refused(rejection.details().violations()),
                                        rejection.details().kind() == Rejection.Kind.INVALID
                                                ? HttpStatus.UNPROCESSABLE_CONTENT
                                                : HttpStatus.CONFLICT,
                                        locale));
    }

    private Mono<Rendering> again(
            Actor actor, String lot, StockDraft draft, Form form, HttpStatus status, Locale locale) {
        return pages.of(actor, lot, LotPage.Tables.FIRST, locale)
                .map(it -> rendering(LotPages.with(it, draft, form), "", status));
    }

    private static Rendering back(String permitNumber, String list) {
        return Rendering.redirectTo(
                        (list.equals(StockDraft.FLOWS) ? "/mask/flows?number=" : "/mask/returns?permitNumber=")
                                + permitNumber
                                + (list.equals(StockDraft.FLOWS) ? "&done=draft" : ""))
                .build();
    }

    private static Rendering rendering(LotPage it, String done, HttpStatus status) {
        return Rendering.view("mask/lot")
                .modelAttribute("it", it)
                .modelAttribute("done", done)
                .status(status)
                .build();
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
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "AttachmentExists")))
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
