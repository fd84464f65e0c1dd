package io.caseledger.stock.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Shown;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.ExportBalances;
import io.caseledger.stock.query.ReadBalances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 帳平檢核 (MSK-63): imports + returns = flows + stock, in total, by importer and by lot; what differs stands first and can be shown alone. */
@Controller
@RequestMapping(BalancesController.PATH)
record BalancesController(Queries queries, Lists lists) {
    static final String PATH = "/mask/balances";
    /** Filters in the address. */
    private static final String SCOPE = "scope";

    private static final String ONLY_DIFFERENCES = "differences";

    private static final ListPage<BalanceView.Balance> PAGE = new ListPage<>("stock/balances", "balances");

    @GetMapping
    Mono<Rendering> balances(ServerWebExchange exchange, Locale locale) {
        return asked(exchange)
                .flatMap(asked -> lists.page(exchange, asked, locale))
                .map(Rendering.Builder::build);
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerWebExchange exchange) {
        return asked(exchange).flatMapMany(asked -> lists.live(exchange, asked));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerWebExchange exchange, @PathVariable String format, Locale locale) {
        return asked(exchange)
                .map(asked -> lists.file(asked, format, "menu.MSK0063", columns(scope(asked.listing())), locale));
    }

    private Mono<Listed<BalanceView.Balance>> asked(ServerWebExchange exchange) {
        var listing = Listing.of(exchange.getRequest(), "key", Set.of("key"));
        var asked = new AskedFilters(listing);
        var scope = scope(listing);
        asked.oneOf(SCOPE, BalanceScope.values());
        var differing = asked.text(ONLY_DIFFERENCES) != null;
        return Commands.actor().doOnNext(StockRoles.WATCHERS::require).map(actor -> new Listed<>(
                        PAGE,
                        listing,
                        asked.faults(),
                        Set.of(Topics.STOCK),
                        Map.of("scope", scope.name()),
                        () -> read(scope, differing, listing.page(), listing.size())
                                .map(found -> Shown.of(listing, found)),
                        () -> queries.stream(
                                new ExportBalances(Viewer.ALL, scope, differing), BalanceView.Balance.class))
                .beside(() -> read(BalanceScope.TOTAL, false, 1, 1).map(BalanceView::rows)));
    }

    private Mono<BalanceView> read(BalanceScope scope, boolean differing, int page, int size) {
        return queries.one(new ReadBalances(Viewer.ALL, scope, differing, page, size), BalanceView.class);
    }

    private static BalanceScope scope(Listing listing) {
        var asked = listing.filter(SCOPE).toUpperCase(Locale.ROOT);
        return Arrays.stream(BalanceScope.values())
                .filter(scope -> scope.name().equals(asked))
                .findFirst()
                .orElse(BalanceScope.IMPORTER);
    }

    private static List<Column<BalanceView.Balance>> columns(BalanceScope scope) {
        var columns = new ArrayList<Column<BalanceView.Balance>>();
        columns.add(new Column<>("stock.balances.key." + scope.name(), BalanceView.Balance::label));
        if (scope == BalanceScope.IMPORTER) {
            columns.add(new Column<>("stock.balances.account", BalanceView.Balance::key));
        }
        columns.add(new Column<>("stock.dashboard.imported", BalanceView.Balance::imported));
        columns.add(new Column<>("stock.dashboard.returned", BalanceView.Balance::returned));
        columns.add(new Column<>("stock.dashboard.flowed", BalanceView.Balance::flowed));
        columns.add(new Column<>("stock.dashboard.stock", BalanceView.Balance::stock));
        columns.add(new Column<>("stock.balances.difference.title", BalanceView.Balance::difference));
        return columns;
    }
}
