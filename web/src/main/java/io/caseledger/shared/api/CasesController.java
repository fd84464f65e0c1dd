package io.caseledger.shared.api;

import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Histories;
import io.caseledger.shared.web.Live;
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

/** The history and the events, as they happen, of whatever has a number – certificates, permits, lots – for machines (API-02). */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class CasesController {
    private final Histories histories;
    private final Live live;
    private final ApiCall call;

    CasesController(Histories histories, Live live, ApiCall call) {
        this.histories = histories;
        this.live = live;
        this.call = call;
    }

    @GetMapping("/history")
    Mono<List<HistoryEntry>> history(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        var caughtUp = histories
                .words(number)
                .map(words -> call.after(headers, words.projection(number)))
                .orElseGet(Mono::empty);
        return caughtUp.then(entries(number));
    }

    /** Each event once, in order; after a broken connection the ones since {@code Last-Event-ID}. */
    @GetMapping(value = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<HistoryEntry>> events(
            @PathVariable String number, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long last) {
        return entries(number).flatMapMany(first -> {
            var sent = new AtomicLong(last == null ? -1 : last);
            return live.signals(topics(first.getFirst().number()))
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

    private static Set<String> topics(String number) {
        return Set.of(Topics.theCase(number), Topics.lot(number));
    }

    private Mono<List<HistoryEntry>> entries(String number) {
        return Commands.actor().flatMap(actor -> histories.find(actor, number));
    }
}
