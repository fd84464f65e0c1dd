package io.caseledger.mask.web;

import io.caseledger.mask.query.BalanceScope;
import io.caseledger.mask.query.BalanceView;
import io.caseledger.mask.query.ExportBalances;
import io.caseledger.mask.query.ReadBalances;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 帳平檢核 (MSK-63): imports + returns = flows + stock, in total, by importer and by lot; what differs stands first and can be shown alone. */
@Controller
@RequestMapping(BalancesController.PATH)
class BalancesController {
    static final String PATH = "/mask/balances";
    /** Filters in the address. */
    private static final String SCOPE = "scope";

    private static final String ONLY_DIFFERENCES = "differences";

    private final Queries queries;
    private final Live live;
    private final FigureFiles files;

    BalancesController(Queries queries, Live live, FigureFiles files) {
        this.queries = queries;
        this.live = live;
        this.files = files;
    }

    @GetMapping
    Mono<Rendering> balances(ServerHttpRequest request) {
        var listing = listing(request);
        return Commands.actor()
                .doOnNext(MaskRoles.WATCHERS::require)
                .flatMap(actor -> model(listing))
                .map(model -> {
                    var query = request.getURI().getRawQuery();
                    return Rendering.view("mask/balances")
                            .model(model)
                            .modelAttribute("live", PATH + "/live" + (query == null ? "" : "?" + query))
                            .build();
                });
    }

    @GetMapping(value = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Fragment>> live(ServerHttpRequest request) {
        var listing = listing(request);
        return Commands.actor()
                .doOnNext(MaskRoles.WATCHERS::require)
                .flatMapMany(actor -> live.watch(Set.of(Topics.MASKS), () -> model(listing)
                        .map(model -> Live.fragment("balances", "mask/balances-parts :: balances", model))));
    }

    @GetMapping("/export.{format:csv|xlsx}")
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            ServerHttpRequest request, @PathVariable String format, Locale locale) {
        var listing = listing(request);
        return Commands.actor()
                .doOnNext(MaskRoles.WATCHERS::require)
                .map(actor -> files.balances(
                        new ExportBalances(
                                Viewer.ALL,
                                scope(listing),
                                !listing.filter(ONLY_DIFFERENCES).isEmpty()),
                        format,
                        locale));
    }

    private Mono<Map<String, Object>> model(Listing listing) {
        var scope = scope(listing);
        var total = queries.one(new ReadBalances(Viewer.ALL, BalanceScope.TOTAL, false, 1, 1), BalanceView.class);
        var rows = queries.one(
                new ReadBalances(
                        Viewer.ALL, scope, !listing.filter(ONLY_DIFFERENCES).isEmpty(), listing.page(), listing.size()),
                BalanceView.class);
        return Mono.zip(total, rows)
                .map(found -> Map.of(
                        "sum", found.getT1().rows(),
                        "found", found.getT2(),
                        "scope", scope.name(),
                        "listing", listing.found(found.getT2().total())));
    }

    private static BalanceScope scope(Listing listing) {
        var asked = listing.filter(SCOPE).toUpperCase(Locale.ROOT);
        return Arrays.stream(BalanceScope.values())
                .filter(scope -> scope.name().equals(asked))
                .findFirst()
                .orElse(BalanceScope.IMPORTER);
    }

    private static Listing listing(ServerHttpRequest request) {
        return listing(request, PATH, "key");
    }

    /** A list in one order only, whose links lead to the page also from its live stream. */
    static Listing listing(ServerHttpRequest request, String path, String order) {
        var asked = Listing.of(request, order, Set.of(order));
        return new Listing(
                path, asked.filters(), asked.page(), asked.size(), asked.sort(), asked.descending(), asked.total());
    }
}
