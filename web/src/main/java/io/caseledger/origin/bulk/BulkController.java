package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkFiling;
import io.caseledger.origin.query.FindBulkFilings;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Rules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.reactive.result.view.Fragment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pages of filing many applications at once (COE0010-17). */
@Controller
@RequestMapping("/origin/bulk")
class BulkController {
    private static final String PROJECTION = "origin-bulk";

    private final BulkFilings filings;
    private final Queries queries;
    private final Live live;
    private final Rules rules;

    BulkController(BulkFilings filings, Queries queries, Live live, Rules rules) {
        this.filings = filings;
        this.queries = queries;
        this.live = live;
        this.rules = rules;
    }

    /** What a page shows of one application. */
    public record Line(int number, @Nullable String receiptNumber, List<String> faults) {}

    @GetMapping
    Mono<String> list(Model model) {
        model.addAttribute("key", UUID.randomUUID().toString());
        return Commands.actor()
                .flatMap(actor -> queries.list(new FindBulkFilings(actor.accountId()), BulkFilingView.class))
                .doOnNext(found -> model.addAttribute("filings", found))
                .thenReturn("origin/bulk");
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<String> start(
            @RequestPart("file") FilePart file,
            @RequestPart("key") String key,
            Model model,
            Locale locale,
            ServerHttpResponse response) {
        return Commands.actor()
                .flatMap(actor -> DataBufferUtils.join(file.content(), BulkFile.MOST_UPLOADED)
                        .map(buffer -> {
                            var bytes = new byte[buffer.readableByteCount()];
                            buffer.read(bytes);
                            DataBufferUtils.release(buffer);
                            return bytes;
                        })
                        .defaultIfEmpty(new byte[0])
                        .flatMap(content -> filings.start(actor, file.filename(), content, key))
                        .flatMap(outcome -> queries.caughtUp(PROJECTION, outcome.position())
                                .thenReturn("redirect:/origin/bulk/" + outcome.aggregateId())))
                .onErrorResume(Rejection.class, rejection -> {
                    response.setStatusCode(HttpStatus.UNPROCESSABLE_CONTENT);
                    model.addAttribute("faults", texts(rejection.details().violations(), locale));
                    return list(model);
                });
    }

    @GetMapping("/{id}")
    Mono<String> one(@PathVariable String id, Model model, Locale locale) {
        return Commands.actor()
                .flatMap(actor -> shown(actor, id, locale))
                .doOnNext(model::addAllAttributes)
                .thenReturn("origin/bulk-filing");
    }

    @GetMapping(value = "/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(@PathVariable String id, Locale locale) {
        return Commands.actor()
                .flatMapMany(actor -> live.watch(Set.of(Topics.bulkFiling(id)), () -> shown(actor, id, locale)
                        .map(model -> Live.fragment("bulk-progress", "origin/bulk-filing :: progress", model))));
    }

    private Mono<Map<String, Object>> shown(Actor actor, String id, Locale locale) {
        return Mono.zip(
                queries.optional(new FindBulkFiling(actor.accountId(), id), BulkFilingView.class)
                        .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "CaseExists"))),
                queries.list(new FindBulkItems(actor.accountId(), id), BulkItemView.class),
                (filing, items) -> Map.of(
                        "filing",
                        filing,
                        "lines",
                        items.stream().map(item -> line(item, locale)).toList()));
    }

    private Line line(BulkItemView item, Locale locale) {
        var violations = item.faults().stream()
                .map(fault -> new Violation(fault.rule(), fault.field(), fault.args()))
                .toList();
        return new Line(item.index() + 1, item.receiptNumber(), texts(violations, locale));
    }

    private List<String> texts(List<Violation> violations, Locale locale) {
        return violations.stream()
                .map(violation ->
                        violation.field().isEmpty() || violation.field().equals("file")
                                ? rules.text(violation, locale)
                                : violation.field() + "：" + rules.text(violation, locale))
                .toList();
    }
}
