package io.caseledger.shared.web;

import io.caseledger.shared.bus.Commands;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The front page: for a visitor what this is; after login what waits for the role, and what has happened since the last visit (GEN-14). */
@Controller
record HomeController(Home home, Live live) {
    static final String VIEW = "shared/home";

    private static final Live.Parts<Home.Shown> PARTS = Live.parts(
                    "shared/home-parts", (Home.Shown shown) -> Map.of("home", shown))
            .part("waiting", Home.Shown::waiting)
            .part("news", Home.Shown::news);

    @GetMapping("/")
    Mono<Rendering> home(ServerWebExchange exchange, Locale locale) {
        return Pages.actor(exchange)
                .flatMap(actor -> home.of(actor, locale))
                .map(shown -> Rendering.view(VIEW)
                        .modelAttribute("home", shown)
                        .modelAttribute("live", Live.address("/home", exchange, PARTS.mark(shown)))
                        .build())
                .switchIfEmpty(Mono.fromSupplier(() -> Rendering.view(VIEW).build()));
    }

    @GetMapping(value = "/home/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange, Locale locale) {
        return Commands.actor()
                .flatMapMany(actor -> live.page(exchange, home.topics(actor), () -> home.of(actor, locale), PARTS));
    }
}
