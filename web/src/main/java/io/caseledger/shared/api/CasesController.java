package io.caseledger.shared.api;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Histories;
import io.caseledger.shared.web.Live;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The history and the events, as they happen, of whatever has a number – certificates, permits, lots – for machines (API-02). */
@RestController
@RequestMapping("/api/v1/cases/{number}")
record CasesController(Histories histories, Live live, ApiCall call) {
    @GetMapping("/history")
    Mono<List<HistoryEntry>> history(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        var caughtUp = histories
                .words(number)
                .map(words -> call.after(headers, words.projection()))
                .orElseGet(Mono::empty);
        return caughtUp.then(entries(number));
    }

    /** Each event once, in order; after a broken connection the ones since {@code Last-Event-ID}. */
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, schema = @Schema(type = "integer", format = "int64"))
    @GetMapping(value = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<HistoryEntry>> events(
            @PathVariable String number, @Parameter(hidden = true) ServerWebExchange exchange) {
        return entries(number)
                .flatMapMany(first -> live.entries(
                        exchange,
                        topics(first.getFirst().number()),
                        () -> entries(number),
                        HistoryEntry::position,
                        HistoryEntry::event));
    }

    private static Set<String> topics(String number) {
        return Set.of(Topics.theCase(number), Topics.lot(number));
    }

    private Mono<List<HistoryEntry>> entries(String number) {
        return Commands.actor().flatMap(actor -> histories.find(actor, number));
    }
}
