package io.caseledger.stock.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Page;
import io.caseledger.shared.web.Texts;
import io.caseledger.shared.web.Viewers;
import io.caseledger.shared.web.Waiting;
import io.caseledger.shared.web.WaitingWork;
import io.caseledger.stock.query.AlertListView;
import io.caseledger.stock.query.BalanceScope;
import io.caseledger.stock.query.BalanceView;
import io.caseledger.stock.query.FindAlerts;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.LotRow;
import io.caseledger.stock.query.ReadBalances;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stock that waits to be declared by its importer, and what is odd about it for those who watch. */
@Component
@Order(300)
record WaitingStock(Queries queries, Texts texts) implements WaitingWork {

    @Override
    public Set<String> topics(Actor actor) {
        return StockRoles.WATCHERS.has(actor)
                ? Set.of(Topics.STOCK, Topics.ALERTS)
                : Set.of(Viewers.of(actor).topic(Topics.STOCK));
    }

    @Override
    public Flux<Waiting> of(Actor actor, Locale locale) {
        if (StockRoles.PARTIES.has(actor)) {
            return lots(actor, "lots", LotFilter.WITH_STOCK, "stock=some", locale)
                    .flux();
        }
        return StockRoles.WATCHERS.has(actor)
                ? Flux.concat(
                        imbalance(locale),
                        alerts(locale),
                        lots(actor, "reminded", LotFilter.REMINDED, "reminded=true", locale))
                : Flux.empty();
    }

    private Mono<Waiting> lots(Actor actor, String kind, LotFilter filter, String asked, Locale locale) {
        return queries.one(
                        new FindLots(Viewers.of(actor), filter, LotOrder.OLDEST_FIRST, 1, Waiting.SHOWN),
                        LotListView.class)
                .map(found -> new Waiting(
                        "stock-" + kind,
                        found.total(),
                        FlowsController.PATH + "?" + asked,
                        found.rows().stream()
                                .map(row -> Waiting.Item.since(
                                        row.lotNumber(),
                                        "/mask/stock/" + row.lotNumber(),
                                        held(row, locale),
                                        row.openedOn().atStartOfDay(Page.ZONE).toInstant()))
                                .toList()));
    }

    private Mono<Waiting> alerts(Locale locale) {
        return queries.one(new FindAlerts(true, null, 1, Waiting.SHOWN), AlertListView.class)
                .map(found -> new Waiting(
                        "stock-alerts",
                        found.standing(),
                        AlertsController.PATH,
                        found.rows().stream()
                                .map(alert -> Waiting.Item.since(
                                        alert.name(),
                                        movements(alert.filter(), alert.subject()),
                                        texts.text("stock.alert." + alert.kind(), locale),
                                        alert.raisedAt()))
                                .toList()));
    }

    private Mono<Waiting> imbalance(Locale locale) {
        return queries.one(new ReadBalances(Viewer.ALL, BalanceScope.LOT, true, 1, Waiting.SHOWN), BalanceView.class)
                .map(found -> new Waiting(
                        "stock-imbalance",
                        found.total(),
                        BalancesController.PATH + "?scope=" + BalanceScope.LOT + "&differences=true",
                        found.rows().stream()
                                .map(row -> new Waiting.Item(
                                        row.label(),
                                        movements("lotNumber", row.key()),
                                        texts.text("stock.balances.difference", locale, row.difference()),
                                        null,
                                        null))
                                .toList()));
    }

    private String held(LotRow row, Locale locale) {
        return row.product() + " " + texts.text("permit.pieces", locale, row.stock());
    }

    private static String movements(String filter, String subject) {
        return MovementsController.PATH + "?" + filter + "=" + UriUtils.encode(subject, StandardCharsets.UTF_8);
    }
}
