package io.caseledger.origin.api;

import io.caseledger.origin.query.FindHistory;
import io.caseledger.origin.query.HistoryEntry;
import io.caseledger.origin.web.Cases;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A case's history and its events as they happen, for machines (API-02). */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class CasesController {
    private final Queries queries;
    private final Cases cases;
    private final Live live;
    private final ApiCall call;

    CasesController(Queries queries, Cases cases, Live live, ApiCall call) {
        this.queries = queries;
        this.cases = cases;
        this.live = live;
        this.call = call;
    }

    @GetMapping("/history")
    Mono<List<HistoryEntry>> history(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return call.after(headers, Cases.PROJECTION).then(entries(number));
    }

    /** Each event once, in order; after a broken connection the ones since {@code Last-Event-ID}. */
    @GetMapping(value = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<HistoryEntry>> events(
            @PathVariable String number, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
        return Commands.actor().flatMap(actor -> cases.find(actor, number)).flatMapMany(view -> {
            var sent = new AtomicLong(last == null ? -1 : last);
            return live.signals(Set.of(Topics.theCase(view.row().receiptNumber())))
                    .concatMap(changed -> entries(number), 1)
                    .concatMapIterable(entries -> entries.stream()
                            .filter(entry -> entry.position() > sent.get())
                            .sorted(Comparator.comparingLong(HistoryEntry::position))
                            .toList())
                    .doOnNext(entry -> sent.set(entry.position()))
                    .map(entry -> ServerSentEvent.builder(entry)
                            .id(Long.toString(entry.position()))
                            .event(entry.event())
                            .build());
        });
    }

    private Mono<List<HistoryEntry>> entries(String number) {
        return Commands.actor().flatMap(actor -> cases.find(actor, number)
                .flatMap(view -> queries.list(
                        new FindHistory(Viewers.of(actor), view.row().receiptNumber()), HistoryEntry.class)));
    }
}
