package io.caseledger.shared.web;

import io.caseledger.shared.query.Found;
import java.util.List;
import java.util.Locale;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all lists have in common (GEN-04, GEN-10): the page, what changes in view as it changes, the whole as a file. */
@Component
public record Lists(Live live, Exports exports, RuleTexts rules) {
    /** The page; beside the list's model, {@code faults} is what could not be read, {@code live} the address of the stream where nothing was unreadable. */
    public <R> Mono<Rendering.Builder<?>> page(ServerWebExchange exchange, Listed<R> asked, Locale locale) {
        var found = asked.faults().isEmpty()
                ? asked.find().get()
                : Mono.just(Shown.of(asked.listing(), new Found.Nothing<R>()));
        return found.map(shown -> {
            var listing = shown.listing();
            var faults = asked.faults().isEmpty() && listing.page() > listing.pages()
                    ? List.of(Listing.beyond("page", Integer.toString(listing.page()), listing.pages()))
                    : asked.faults();
            var page = Rendering.view(asked.page().view())
                    .model(asked.model())
                    .model(shown.model())
                    .modelAttribute("faults", rules.said(faults, locale));
            return faults.isEmpty()
                    ? page.modelAttribute("live", Live.address(asked.listing().path(), exchange, shown.mark()))
                    : page.status(HttpStatus.BAD_REQUEST);
        });
    }

    public <R> Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange, Listed<R> asked) {
        return live.list(exchange, asked.topics(), asked.readable().find(), asked.page(), asked.model());
    }

    /**
     * @param format {@code csv} or {@code xlsx}
     * @param name message key of the file's name
     */
    public <R> ResponseEntity<Publisher<DataBuffer>> file(
            Listed<R> asked, String format, String name, List<Column<R>> columns, Locale locale) {
        return exports.file(format, name, columns, asked.readable().all().get(), locale);
    }
}
