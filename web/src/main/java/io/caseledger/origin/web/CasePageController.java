package io.caseledger.origin.web;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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

/** The page of a case (COE0150-02): the document, where it stands, who must act, what has happened; live for whoever looks (GEN-10). */
@Controller
@RequestMapping("/origin/certificates/{number}")
class CasePageController {
    /** Fragments of {@code origin/case-parts} by the id of their element. */
    private static final Map<String, String> PARTS = parts();

    private final Commands commands;
    private final Queries queries;
    private final Cases cases;
    private final CasePages pages;
    private final CaseOrders orders;
    private final Live live;

    CasePageController(Commands commands, Queries queries, Cases cases, CasePages pages, CaseOrders orders, Live live) {
        this.commands = commands;
        this.queries = queries;
        this.cases = cases;
        this.pages = pages;
        this.orders = orders;
        this.live = live;
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("case-head", "caseHead");
        parts.put("case-steps", "caseSteps");
        parts.put("case-next", "caseNext");
        parts.put("case-side", "caseSide");
        parts.put("case-document", "caseDocument");
        parts.put("case-revisions", "caseRevisions");
        parts.put("case-history", "caseHistory");
        return parts;
    }

    /** @param after log position that the page must have taken in: of the reader's own order */
    @GetMapping
    Mono<Rendering> show(
            @PathVariable String number,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            Locale locale) {
        return queries.caughtUp(Cases.PROJECTION, after)
                .then(Commands.actor())
                .flatMap(actor -> pages.find(actor, number, locale))
                .map(page -> Rendering.view("origin/case")
                        .modelAttribute("it", page)
                        .modelAttribute("done", done)
                        .build());
    }

    /**
     * What changes on the page, as it changes.
     *
     * @param seen position that the page shows; nothing is sent before there is a later one
     */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String number,
            @RequestParam(defaultValue = "-1") long seen,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last,
            Locale locale) {
        return Commands.actor().flatMapMany(actor -> cases.find(actor, number).flatMapMany(view -> {
            var shown = new AtomicReference<Map<String, Object>>(Map.of());
            var position = new AtomicLong(last == null ? seen : Math.max(seen, last));
            return live.watch(Set.of(Topics.theCase(view.row().receiptNumber())), () -> pages.find(
                            actor, view.row().receiptNumber(), locale)
                    .flatMapIterable(page -> changed(page, shown, position)));
        }));
    }

    private static List<ServerSentEvent<Fragment>> changed(
            CasePage page, AtomicReference<Map<String, Object>> shown, AtomicLong position) {
        var now = page.parts();
        var before = shown.getAndSet(now);
        if (page.position() <= position.getAndAccumulate(page.position(), Math::max)) {
            return List.of();
        }
        return PARTS.entrySet().stream()
                .filter(part ->
                        !String.valueOf(now.get(part.getKey())).equals(String.valueOf(before.get(part.getKey()))))
                .map(part -> ServerSentEvent.<Fragment>builder(
                                Fragment.create("origin/case-parts :: " + part.getValue(), Map.of("it", page)))
                        .event(part.getKey())
                        .id(Long.toString(page.position()))
                        .build())
                .toList();
    }

    /** One revision of the application as it was, with what it has changed (REV-03). */
    @GetMapping("/revisions/{revision}")
    Mono<Rendering> revision(@PathVariable String number, @PathVariable int revision, Locale locale) {
        return Commands.actor().flatMap(actor -> cases.find(actor, number)
                .flatMap(view -> pages.revisions(actor, view).map(revisions -> {
                    var wanted = of(revisions, revision)
                            .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "RevisionExists"));
                    return Rendering.view("origin/revision")
                            .modelAttribute("row", view.row())
                            .modelAttribute("revision", wanted)
                            .modelAttribute("latest", view.row().revision())
                            .modelAttribute("document", document(view, wanted, of(revisions, revision - 1), locale))
                            .build();
                })));
    }

    private Document document(CaseView view, RevisionView wanted, Optional<RevisionView> earlier, Locale locale) {
        return pages.document(
                view,
                cases.application(wanted.application()),
                earlier.map(revision -> cases.application(revision.application()))
                        .orElse(null),
                Map.of(),
                false,
                locale);
    }

    private static Optional<RevisionView> of(List<RevisionView> revisions, int number) {
        return revisions.stream()
                .filter(revision -> revision.revision() == number)
                .findFirst();
    }

    /** A button of the page. A refusal shows the page again with the reason beside the button. */
    @PostMapping("/{order:cancel|take|put-back|collect}")
    Mono<Rendering> order(
            @PathVariable String number, @PathVariable String order, ServerWebExchange exchange, Locale locale) {
        return Mono.zip(exchange.getFormData(), Commands.actor()).flatMap(sent -> {
            var form = sent.getT1();
            var actor = sent.getT2();
            return cases.find(actor, number)
                    .flatMap(view -> commands.send(command(order, view, form), CaseOrders.options(form)))
                    .map(outcome ->
                            Rendering.redirectTo(next(order, outcome, form)).build())
                    .onErrorResume(CaseOrders::isRefusal, error -> orders.refused(
                                    CaseOrders.refusal(error), actor, number, CaseOrders.version(form), locale)
                            .map(refused -> Rendering.view("origin/case")
                                    .modelAttribute("it", refused.page())
                                    .modelAttribute("refused", refused)
                                    .modelAttribute("order", order)
                                    .modelAttribute("typed", form.toSingleValueMap())
                                    .modelAttribute("done", "")
                                    .status(refused.status())
                                    .build()));
        });
    }

    private static CertificateCommand command(String order, CaseView view, MultiValueMap<String, String> form) {
        var id = Cases.idOf(view);
        return switch (order) {
            case "take" -> new TakeCase(id);
            case "put-back" -> new PutBackCase(id);
            case "collect" -> new CollectCertificate(id, CaseOrders.text(form, "collectedBy"));
            default -> new CancelCertificate(id, CaseOrders.text(form, "reason"));
        };
    }

    private static String next(String order, Outcome outcome, MultiValueMap<String, String> form) {
        var page = "/origin/certificates/" + outcome.number();
        var after = "?after=" + outcome.position();
        if (order.equals("take")) {
            return page + "/review" + after;
        }
        var to = order.equals("put-back") && "queue".equals(form.getFirst("to")) ? "/origin/queue" : page;
        return to + after + "&done=" + order;
    }
}
