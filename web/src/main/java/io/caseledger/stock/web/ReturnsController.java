package io.caseledger.stock.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Texts;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.query.FindFlows;
import io.caseledger.stock.query.FlowFilter;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.FlowRow;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 口罩流向退貨作業 (MSK0040): finds the flow that masks come back from; the return itself is declared on the lot's page. */
@Controller
@RequestMapping("/mask/returns")
record ReturnsController(Queries queries, Lists lists, Texts texts) {
    private static final ListPage<FlowRow> PAGE = new ListPage<>("stock/returns", "flows");

    @GetMapping
    Mono<Rendering> list(ServerWebExchange exchange, Locale locale) {
        var listing = Listing.of(exchange.getRequest(), "-declared", Set.of("declared"));
        var asked = new AskedFilters(listing);
        var filter = filter(asked);
        return Commands.actor()
                .doOnNext(StockRoles.READERS::require)
                .flatMap(actor -> lists.page(
                        exchange,
                        new Listed<>(
                                PAGE,
                                listing,
                                asked.faults(),
                                Set.of(),
                                Map.of(
                                        "declares", LotPages.declares(actor),
                                        "kinds", texts.options("stock.flowKind.", FlowKind.values(), locale)),
                                () -> queries.one(
                                                new FindFlows(
                                                        Viewers.of(actor), filter, listing.page(), listing.size()),
                                                FlowListView.class)
                                        .map(found -> Shown.of(listing, found)),
                                Flux::empty),
                        locale))
                .map(Rendering.Builder::build);
    }

    private static FlowFilter filter(AskedFilters asked) {
        return new FlowFilter(
                asked.capitals("lotNumber"),
                asked.capitals("permitNumber"),
                asked.oneOf("flowKind", FlowKind.values()),
                asked.text("receiver"),
                null,
                null,
                null,
                asked.text("text"));
    }
}
