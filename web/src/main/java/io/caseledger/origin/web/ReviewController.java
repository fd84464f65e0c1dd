package io.caseledger.origin.web;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Language;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.SentForm;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 審核: the document beside the officer's comments on its fields, and the three decisions (REV-02, REV-03). */
@Controller
@RequestMapping("/origin/certificates/{number}/review")
record ReviewController(Queries queries, Cases cases, CasePages pages, FormOrders orders, WorkQueue queue, Live live) {
    /** Of {@code origin/review-parts}. */
    private static final Live.Parts<ReviewStanding> PARTS = Live.parts(
                    "origin/review-parts", (ReviewStanding standing) -> Map.of("standing", standing))
            .at(ReviewStanding::position)
            .part("review-standing", ReviewStanding::since);

    /** Fields of the form that comment on a field of the document: this and its path. */
    static final String COMMENT = "comment:";

    /** Without scripts: the field that is chosen, and what is written about it. */
    private static final String MARK = "mark";

    private static final String MARKED = "marked";
    private static final String NEXT = "next";
    private static final String REASON = "reason";

    /** For the officer who has the case; for others of the unit their way is the case page, which says who has it. */
    @GetMapping
    Mono<Rendering> show(
            @PathVariable String number,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String decided,
            Locale locale) {
        return queries.caughtUp(Cases.PROJECTION, after)
                .then(open(number, Map.of(NEXT, "on"), Map.of("done", done, "decided", decided), locale));
    }

    /** That the case has been decided, given back or changed, in another window or by somebody else. */
    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(
            @PathVariable String number,
            @RequestParam(defaultValue = "-1") long version,
            ServerWebExchange exchange,
            Locale locale) {
        return QueueController.officer()
                .flatMapMany(officer -> cases.find(officer, number).flatMapMany(view -> {
                    var receipt = view.row().receiptNumber();
                    return live.page(
                            exchange,
                            Set.of(Topics.theCase(receipt)),
                            () -> pages.find(officer, receipt, locale).map(page -> new ReviewStanding(page, version)),
                            PARTS);
                }));
    }

    /** @param told what the page says of the decision before */
    private Mono<Rendering> open(String number, Map<String, String> typed, Map<String, String> told, Locale locale) {
        return QueueController.officer().flatMap(officer -> pages.find(officer, number, locale)
                .flatMap(page -> page.may().review()
                        ? rendering(officer, page, typed, null, locale)
                                .doOnNext(
                                        rendering -> rendering.modelAttributes().putAll(told))
                        : Mono.just(FormOrders.to(
                                "/origin/certificates/" + page.row().receiptNumber()))));
    }

    @PostMapping
    Mono<Rendering> decide(@PathVariable String number, ServerWebExchange exchange) {
        return SentForm.read(exchange)
                .flatMap(sent -> sent.form().op().equals("comment")
                        // without scripts: the page once more, with the comment among those that are written
                        ? open(number, sent.form().text(), Map.of(), Language.of(exchange))
                        : decided(number, exchange));
    }

    private Mono<Rendering> decided(String number, ServerWebExchange exchange) {
        return orders.from(exchange, QueueController.officer(), cases.numbered(number))
                .send(it -> command(Cases.idOf(it.view()), it.form()))
                .then((it, outcome) -> goOn(it.actor(), outcome, it.form()))
                .refused((it, refused) -> pages.of(it.actor(), it.view(), it.locale())
                        .flatMap(page -> rendering(it.actor(), page, it.form().text(), refused, it.locale())));
    }

    private Mono<String> goOn(Actor officer, Outcome outcome, Form form) {
        var done = "done=" + form.op() + "&decided=" + outcome.number();
        return queries.caughtUp(Cases.PROJECTION, outcome.position())
                .then(
                        form.typed().containsKey(NEXT)
                                ? queue.next(officer, "after:" + outcome.number() + ":" + outcome.version())
                                : Mono.just(WorkQueue.PATH))
                // the queue says itself that there is nothing left; a review says what was decided before
                .map(address -> address.startsWith(WorkQueue.PATH)
                        ? WorkQueue.PATH + "?" + done
                        : address + (address.endsWith("?") ? "" : "&") + done);
    }

    /** A comment as the page shows it: what it is on, its name, and where in the page that stands. */
    record Written(String path, String name, String at, String text) {}

    /** In the order of the document; on what the document does not show nobody can comment. */
    private static List<Written> written(Document document, Map<String, String> typed) {
        var comments = new HashMap<String, String>();
        comments(Form.holding(typed)).forEach(comment -> comments.put(comment.field(), comment.comment()));
        return document.values()
                .filter(value -> comments.containsKey(value.path()))
                .map(value -> new Written(
                        value.path(),
                        value.name(),
                        Document.idAt(value.path()),
                        comments.getOrDefault(value.path(), "")))
                .toList();
    }

    /** Comments by field; the one that is chosen without scripts belongs to them. */
    private static List<FieldComment> comments(Form form) {
        var comments = new LinkedHashMap<String, String>();
        form.paths().stream()
                .filter(path -> path.startsWith(COMMENT))
                .forEach(path -> comments.put(path.substring(COMMENT.length()), String.join("\n", form.values(path))));
        comments.merge(form.value(MARK), form.value(MARKED), (first, more) -> first + "\n" + more);
        return comments.entrySet().stream()
                .map(comment ->
                        new FieldComment(comment.getKey(), comment.getValue().strip()))
                .filter(comment ->
                        !comment.field().isEmpty() && !comment.comment().isEmpty())
                .toList();
    }

    private static CertificateCommand command(CaseId id, Form form) {
        var comments = comments(form);
        var op = form.op();
        // another decision would silently drop what the officer has written
        if (!op.equals("correct") && !comments.isEmpty()) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    List.of(Violation.of(
                            "origin.CommentsGoWithCorrections", "comments", Integer.toString(comments.size()))));
        }
        if (!op.equals("reject") && !form.value(REASON).isBlank()) {
            throw new Rejection(
                    Rejection.Kind.INVALID, List.of(Violation.of("origin.ReasonGoesWithRejection", REASON)));
        }
        return switch (op) {
            case "approve" -> new ApproveCertificate(id);
            case "correct" -> new RequestCorrection(id, comments);
            case "reject" -> new RejectCertificate(id, form.value(REASON).strip());
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "op");
        };
    }

    private Mono<Rendering> rendering(
            Actor officer, CasePage page, Map<String, String> typed, @Nullable Refused refused, Locale locale) {
        var view = page.view();
        return pages.revisions(officer, view).map(revisions -> {
            var earlier = revisions.size() < 2
                    ? null
                    : cases.application(revisions.get(1).application());
            var document = pages.document(view, cases.application(view.application()), earlier, Map.of(), true, locale);
            var rendering = Rendering.view("origin/review")
                    .modelAttribute("it", page)
                    .modelAttribute("standing", ReviewStanding.of(page))
                    .modelAttribute("document", document)
                    .modelAttribute("written", written(document, typed))
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
}
