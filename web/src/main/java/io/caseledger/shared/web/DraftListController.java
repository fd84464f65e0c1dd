package io.caseledger.shared.web;

import io.caseledger.shared.query.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody has begun and not sent, as a list (COE0010-14), and its deletion: all forms of the part of the service that the address names. */
@Controller
@RequestMapping("/{part:origin|mask}/drafts")
record DraftListController(DraftedForms forms, Drafts drafts, DraftParts parts, Lists lists) {
    private static final ListPage<ListedDraft> PAGE = new ListPage<>("shared/draft-list", "draft-list");

    private record ListedDrafts(List<ListedDraft> rows, long total) implements Found<ListedDraft> {}

    @GetMapping
    Mono<Rendering> list(@PathVariable String part, ServerWebExchange exchange, Locale locale) {
        return filer(part)
                .flatMap(filer -> lists.page(exchange, asked(part, exchange, filer, locale), locale))
                .map(page -> page.modelAttribute("part", part)
                        .modelAttribute("function", Objects.requireNonNull(DraftParts.FUNCTIONS.get(part)))
                        .build());
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
                Set.of(),
                Map.of(),
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
    Mono<Rendering> delete(@PathVariable String part, @PathVariable String id) {
        return filer(part)
                .flatMap(filer -> drafts.delete(filer.accountId(), parts.kinds(part), id))
                .thenReturn(FormOrders.to("/" + part + "/drafts"));
    }

    private Mono<Filer> filer(String part) {
        return forms.filer(parts.spec(parts.kinds(part).getFirst()));
    }
}
