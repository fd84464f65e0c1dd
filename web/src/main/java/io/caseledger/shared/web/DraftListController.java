package io.caseledger.shared.web;

import io.caseledger.shared.query.Found;
import io.caseledger.shared.query.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody has begun and not sent, as a list (COE0010-14), and its deletion: all forms of the part of the service that the address names; its paths are
 * written out, as those of the forms beside them are. */
@Controller
@RequestMapping({"/origin/drafts", "/mask/drafts"})
record DraftListController(DraftedForms forms, Drafts drafts, DraftParts parts, Lists lists) {
    private static final ListPage<ListedDraft> PAGE = new ListPage<>("shared/draft-list", "draft-list");

    private record ListedDrafts(List<ListedDraft> rows, long total) implements Found<ListedDraft> {}

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, Locale locale) {
        var part = part(exchange);
        return filer(part)
                .flatMap(filer -> lists.page(exchange, asked(part, exchange, filer, locale), locale))
                .map(page -> page.modelAttribute("function", Objects.requireNonNull(DraftParts.FUNCTIONS.get(part)))
                        .build());
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> changes(ServerWebExchange exchange, Locale locale) {
        var part = part(exchange);
        return filer(part).flatMapMany(filer -> lists.live(exchange, asked(part, exchange, filer, locale)));
    }

    private Listed<ListedDraft> asked(String part, ServerWebExchange exchange, Filer filer, Locale locale) {
        var orders = Drafts.ListOrder.values();
        var listing = Listing.of(exchange.getRequest(), "-savedAt", orders);
        var filters = new AskedFilters(listing);
        var text = Objects.requireNonNullElse(filters.text("text"), "");
        return new Listed<>(
                PAGE,
                listing,
                filters.faults(),
                Set.of(Topics.drafts(filer.accountId())),
                Map.of("part", part),
                () -> drafts.list(filer.accountId(), parts.kinds(part), "type", text, listing.column(orders), listing)
                        .map(found -> Shown.of(
                                listing,
                                new ListedDrafts(
                                        found.rows().stream()
                                                .map(draft -> parts.listed(part, draft, locale))
                                                .toList(),
                                        found.total()))),
                Flux::empty);
    }

    @PostMapping("/{id}/delete")
    Mono<Rendering> delete(@PathVariable String id, ServerWebExchange exchange) {
        var part = part(exchange);
        return filer(part)
                .flatMap(filer -> drafts.delete(filer.accountId(), parts.kinds(part), id))
                .thenReturn(FormOrders.to("/" + part + "/drafts"));
    }

    /** The first word of the address. */
    private static String part(ServerWebExchange exchange) {
        return exchange.getRequest()
                .getPath()
                .pathWithinApplication()
                .subPath(1, 2)
                .value();
    }

    private Mono<Filer> filer(String part) {
        return forms.filer(parts.spec(parts.kinds(part).getFirst()));
    }
}
