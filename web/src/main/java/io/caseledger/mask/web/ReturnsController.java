package io.caseledger.mask.web;

import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.query.FindFlows;
import io.caseledger.mask.query.FlowFilter;
import io.caseledger.mask.query.FlowListView;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** 口罩流向退貨作業 (MSK0040): finds the flow that masks come back from; the return itself is declared on the lot's page. */
@Controller
@RequestMapping("/mask/returns")
class ReturnsController {
    private final Queries queries;
    private final MessageSource messages;

    ReturnsController(Queries queries, MessageSource messages) {
        this.queries = queries;
        this.messages = messages;
    }

    @GetMapping
    Mono<Rendering> list(ServerHttpRequest request, Locale locale) {
        var listing = Listing.of(request, "-declared", Set.of("declared"));
        return Commands.actor().doOnNext(MaskRoles.READERS::require).flatMap(actor -> queries.one(
                        new FindFlows(Viewers.of(actor), filter(listing), listing.page(), listing.size()),
                        FlowListView.class)
                .map(found -> Rendering.view("mask/returns")
                        .modelAttribute("found", found)
                        .modelAttribute("listing", listing.found(found.total()))
                        .modelAttribute("declares", LotPages.declares(actor))
                        .modelAttribute(
                                "kinds",
                                Arrays.stream(FlowKind.values())
                                        .map(kind -> new Option(
                                                kind.name(),
                                                messages.getMessage("mask.flowKind." + kind, null, locale)))
                                        .toList())
                        .build()));
    }

    private static FlowFilter filter(Listing listing) {
        var kind = text(listing, "flowKind");
        return new FlowFilter(
                capitals(text(listing, "lotNumber")),
                capitals(text(listing, "permitNumber")),
                kind,
                text(listing, "receiver"),
                null,
                null,
                null,
                text(listing, "text"));
    }

    private static @Nullable String text(Listing listing, String name) {
        var value = listing.filter(name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String capitals(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
