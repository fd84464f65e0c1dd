package io.caseledger.origin.web;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** 審核: the document beside the officer's comments on its fields, and the three decisions (REV-02, REV-03). */
@Controller
@RequestMapping("/origin/certificates/{number}/review")
class ReviewController {
    /** Fields of the form that comment on a field of the document: this and its path. */
    static final String COMMENT = "comment:";

    private static final String NEXT = "next";

    private final Commands commands;
    private final Queries queries;
    private final Cases cases;
    private final CasePages pages;
    private final CaseOrders orders;
    private final WorkQueue queue;

    ReviewController(
            Commands commands, Queries queries, Cases cases, CasePages pages, CaseOrders orders, WorkQueue queue) {
        this.commands = commands;
        this.queries = queries;
        this.cases = cases;
        this.pages = pages;
        this.orders = orders;
        this.queue = queue;
    }

    /** For the officer who has the case; for others of the unit their way is the case page, which says who has it. */
    @GetMapping
    Mono<Rendering> show(
            @PathVariable String number,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String decided,
            Locale locale) {
        return queries.caughtUp(Cases.PROJECTION, after)
                .then(QueueController.officer())
                .flatMap(officer -> pages.find(officer, number, locale)
                        .flatMap(page -> page.may().review()
                                ? rendering(officer, page, Map.of(NEXT, "on"), null, locale)
                                : Mono.just(Rendering.redirectTo(page(page.row().receiptNumber()))
                                        .build()))
                        .doOnNext(rendering -> {
                            rendering.modelAttributes().put("done", done);
                            rendering.modelAttributes().put("decided", decided);
                        }));
    }

    @PostMapping
    Mono<Rendering> decide(@PathVariable String number, ServerWebExchange exchange, Locale locale) {
        return Mono.zip(exchange.getFormData(), QueueController.officer()).flatMap(sent -> {
            var form = sent.getT1();
            var officer = sent.getT2();
            return cases.find(officer, number)
                    .flatMap(view -> Mono.fromCallable(() -> command(Cases.idOf(view), form)))
                    .flatMap(command -> commands.send(command, CaseOrders.options(form)))
                    .flatMap(outcome -> goOn(officer, outcome, form))
                    .map(address -> Rendering.redirectTo(address).build())
                    .onErrorResume(CaseOrders::isRefusal, error -> orders.refused(
                                    CaseOrders.refusal(error), officer, number, CaseOrders.version(form), locale)
                            .flatMap(refused ->
                                    rendering(officer, refused.page(), form.toSingleValueMap(), refused, locale)));
        });
    }

    private Mono<String> goOn(Actor officer, Outcome outcome, MultiValueMap<String, String> form) {
        var done = "done=" + form.getFirst("op") + "&decided=" + outcome.number();
        return queries.caughtUp(Cases.PROJECTION, outcome.position())
                .then(
                        form.containsKey(NEXT)
                                ? queue.next(officer, "after:" + outcome.number() + ":" + outcome.version())
                                : Mono.just(WorkQueue.PATH))
                // the queue says itself that there is nothing left; a review says what was decided before
                .map(address -> address.startsWith(WorkQueue.PATH)
                        ? WorkQueue.PATH + "?" + done
                        : address + (address.endsWith("?") ? "" : "&") + done);
    }

    private static CertificateCommand command(CaseId id, MultiValueMap<String, String> form) {
        var comments = form.entrySet().stream()
                .filter(field -> field.getKey().startsWith(COMMENT))
                .map(field -> new FieldComment(
                        field.getKey().substring(COMMENT.length()),
                        String.join("\n", field.getValue()).strip()))
                .filter(comment -> !comment.comment().isEmpty())
                .toList();
        var op = String.valueOf(form.getFirst("op"));
        if (!op.equals("correct") && !comments.isEmpty()) {
            // approving would silently drop what the officer has written
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    List.of(Violation.of("CommentsGoWithCorrections", "comments", Integer.toString(comments.size()))));
        }
        return switch (op) {
            case "approve" -> new ApproveCertificate(id);
            case "correct" -> new RequestCorrection(id, comments);
            case "reject" ->
                new RejectCertificate(
                        id, Optional.ofNullable(CaseOrders.text(form, "reason")).orElse(""));
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "op");
        };
    }

    private Mono<Rendering> rendering(
            Actor officer,
            CasePage page,
            Map<String, String> typed,
            CaseOrders.@Nullable Refused refused,
            Locale locale) {
        var view = page.view();
        return pages.revisions(officer, view).map(revisions -> {
            var earlier = revisions.size() < 2
                    ? null
                    : cases.application(revisions.get(1).application());
            var rendering = Rendering.view("origin/review")
                    .modelAttribute("it", page)
                    .modelAttribute(
                            "document",
                            pages.document(
                                    view, cases.application(view.application()), earlier, Map.of(), true, locale))
                    .modelAttribute("differences", latest(page, event -> !event.comments()))
                    .modelAttribute("asked", latest(page, HistoryLine::comments))
                    .modelAttribute("typed", typed)
                    .status(refused == null ? HttpStatus.OK : refused.status());
            if (refused != null) {
                rendering.modelAttribute("refused", refused);
            }
            return rendering.build();
        });
    }

    /** Changes of the latest such event that has any: the last revision, or the last request for correction. */
    private static List<HistoryLine.Change> latest(CasePage page, java.util.function.Predicate<HistoryLine> such) {
        return page.history().stream()
                .filter(event -> !event.changes().isEmpty())
                .filter(such)
                .findFirst()
                .map(HistoryLine::changes)
                .orElse(List.of());
    }

    private static String page(String number) {
        return "/origin/certificates/" + number;
    }
}
