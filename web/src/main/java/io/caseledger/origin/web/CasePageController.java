package io.caseledger.origin.web;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.Live;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
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

/** The page of a case (COE0150-02): the document, where it stands, who must act, what has happened; live for whoever looks (GEN-10). */
@Controller
@RequestMapping("/origin/certificates/{number}")
record CasePageController(Queries queries, Cases cases, CasePages pages, FormOrders orders, Live live) {
    /** Of {@code origin/case-parts}. */
    private static final Live.Parts<CasePage> PARTS = Live.parts(
                    "origin/case-parts", (CasePage page) -> Map.of("it", page))
            .at(CasePage::position)
            .part("case-head", CasePage::row)
            .part("case-steps", CasePage::steps)
            .part("case-next", page -> List.of(page.row(), page.asked(), page.may()))
            .part("case-side", page -> List.of(page.row(), page.fee()))
            .part("case-document", CasePage::document)
            .part("case-revisions", CasePage::revisions)
            .part("case-history", CasePage::history);

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

    /** What changes on the page, as it changes. */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(@PathVariable String number, ServerWebExchange exchange, Locale locale) {
        return Commands.actor().flatMapMany(actor -> cases.find(actor, number).flatMapMany(view -> {
            var receipt = view.row().receiptNumber();
            return live.page(
                    exchange, Set.of(Topics.theCase(receipt)), () -> pages.find(actor, receipt, locale), PARTS);
        }));
    }

    /** One revision of the application as it was, with what it has changed (REV-03). */
    @GetMapping("/revisions/{revision}")
    Mono<Rendering> revision(@PathVariable String number, @PathVariable int revision, Locale locale) {
        return Commands.actor().flatMap(actor -> cases.find(actor, number)
                .flatMap(view -> pages.revisions(actor, view).map(revisions -> {
                    var wanted = of(revisions, revision)
                            .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "origin.RevisionExists"));
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

    @PostMapping("/{button}")
    Mono<Rendering> press(@PathVariable String number, @PathVariable String button, ServerWebExchange exchange) {
        var pressed = CaseButton.at(button);
        return order(number, button, exchange, (id, form) -> pressed.command(id), (form, outcome) -> {
            if (pressed.opensReview()) {
                return "/origin/certificates/" + outcome.number() + "/review?after=" + outcome.position();
            }
            return form.has("to", "queue")
                    ? WorkQueue.PATH + "?after=" + outcome.position() + "&done=" + button
                    : CasePages.after(outcome, button);
        });
    }

    @PostMapping("/collect")
    Mono<Rendering> collect(@PathVariable String number, ServerWebExchange exchange) {
        return order(
                number,
                "collect",
                exchange,
                (id, form) -> new CollectCertificate(id, form.optional("collectedBy")),
                (form, outcome) -> CasePages.after(outcome, "collect"));
    }

    @PostMapping("/cancel")
    Mono<Rendering> cancel(@PathVariable String number, ServerWebExchange exchange) {
        return order(
                number,
                "cancel",
                exchange,
                (id, form) -> new CancelCertificate(id, form.optional("reason")),
                (form, outcome) -> CasePages.after(outcome, "cancel"));
    }

    /** A refusal shows the page again with the reason beside the button. */
    private Mono<Rendering> order(
            String number,
            String order,
            ServerWebExchange exchange,
            BiFunction<CaseId, Form, CertificateCommand> command,
            BiFunction<Form, Outcome, String> address) {
        return orders.from(exchange, Commands.actor(), cases.numbered(number))
                .send(it -> command.apply(Cases.idOf(it.view()), it.form()))
                .done((it, outcome) -> address.apply(it.form(), outcome))
                .refused((it, refused) -> pages.of(it.actor(), it.view(), it.locale())
                        .map(page -> Rendering.view("origin/case")
                                .modelAttribute("it", page)
                                .modelAttribute("refused", refused)
                                .modelAttribute("order", order)
                                .modelAttribute("typed", it.form().text())
                                .modelAttribute("done", "")
                                .status(refused.status())
                                .build()));
    }
}
