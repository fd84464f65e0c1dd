package io.caseledger.shared.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.DiscardParked;
import io.caseledger.shared.processing.ReadSide;
import io.caseledger.shared.processing.Rebuilds;
import io.caseledger.shared.processing.Retries;
import io.caseledger.shared.query.FindParked;
import io.caseledger.shared.query.FindParkedEvent;
import io.caseledger.shared.query.ParkedListView;
import io.caseledger.shared.query.ParkedRow;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** 維運 (OBS-02): how far each processor has come, what is set aside and why; try it again, give it up, write the views anew. */
@Controller
@RequestMapping(OperationsController.PATH)
record OperationsController(
        Queries queries, ReadSide readSide, Retries retries, Rebuilds rebuilds, FormOrders orders, Live live) {
    static final String PATH = "/operations";
    private static final String DONE = "?done=";
    /** Cases that are shown; more of them have one cause. */
    private static final int SHOWN = 100;

    private static final Set<String> DEEDS = Set.of("retried", "discarded", "rebuild");

    /** @param rebuild the latest; null where there was none */
    record Operations(ReadSide.State state, ParkedListView parked, Rebuilds.@Nullable Rebuild rebuild) {}

    @GetMapping
    Mono<Rendering> show(ServerWebExchange exchange, @RequestParam(defaultValue = "") String done) {
        var parts = parts(Map.of());
        return find().map(found -> Rendering.view("shared/operations")
                .modelAttribute("ops", found)
                .modelAttribute("done", DEEDS.contains(done) ? done : "")
                .modelAttribute("live", Live.address(PATH, exchange, parts.mark(found)))
                .build());
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> changes(ServerWebExchange exchange, Model model) {
        return live.page(exchange, Set.of(Topics.READ_SIDE, Topics.PROCESSORS), this::find, parts(model.asMap()));
    }

    @PostMapping("/retry")
    Mono<Rendering> retry(ServerWebExchange exchange) {
        return SentForm.read(exchange).flatMap(sent -> Mono.fromRunnable(() ->
                        retries.again(sent.form().value("follower"), sent.form().value("caseId")))
                .subscribeOn(Schedulers.boundedElastic())
                .thenReturn(FormOrders.to(PATH + DONE + "retried")));
    }

    /** What is given up, to look at once more. */
    @GetMapping("/discard")
    Mono<Rendering> confirm(@RequestParam String follower, @RequestParam String event) {
        return parked(follower, event).map(row -> discarding(row, Form.blank(), null));
    }

    @PostMapping("/discard")
    Mono<Rendering> discard(ServerWebExchange exchange, @RequestParam String follower, @RequestParam String event) {
        return orders.from(exchange, Commands.actor(), FormOrders.Subject.unversioned(actor -> parked(follower, event)))
                .send(it -> new DiscardParked(
                        it.view().follower(),
                        it.view().caseId(),
                        it.view().eventId(),
                        it.view().event(),
                        it.form().value("reason")))
                .then((it, outcome) ->
                        queries.caughtUp(Projections.CASES, outcome.position()).thenReturn(PATH + DONE + "discarded"))
                .refused((it, refused) -> Mono.just(discarding(it.view(), it.again(refused), refused)));
    }

    @PostMapping("/rebuild")
    Mono<Rendering> rebuild() {
        return Commands.actor()
                .flatMap(actor -> Mono.fromRunnable(() -> rebuilds.request(actor.name()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .thenReturn(FormOrders.to(PATH + DONE + "rebuild"));
    }

    private static Rendering discarding(ParkedRow row, Form form, @Nullable Refused refused) {
        var page = Rendering.view("shared/operations-discard")
                .modelAttribute("row", row)
                .modelAttribute("form", form)
                .status(refused == null ? HttpStatus.OK : refused.status());
        if (refused != null) {
            page.modelAttribute("refused", refused);
        }
        return page.build();
    }

    private static Live.Parts<Operations> parts(Map<String, Object> model) {
        return Live.parts("shared/operations-parts", (Operations shown) -> {
                    var all = new HashMap<>(model);
                    all.put("ops", shown);
                    return all;
                })
                .part("processors", Operations::state)
                .part("rebuild", shown -> Optional.ofNullable(shown.rebuild()))
                .part("parked", Operations::parked);
    }

    private Mono<Operations> find() {
        return Mono.zip(
                queries.one(new FindParked(SHOWN), ParkedListView.class),
                Mono.fromCallable(() -> Optional.ofNullable(rebuilds.latest()))
                        .subscribeOn(Schedulers.boundedElastic()),
                (parked, rebuild) -> new Operations(readSide.state(), parked, rebuild.orElse(null)));
    }

    private Mono<ParkedRow> parked(String follower, String event) {
        return queries.optional(new FindParkedEvent(follower, event), ParkedRow.class)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
