package io.caseledger.stock.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.query.FindLot;
import io.caseledger.stock.query.LotRow;
import io.caseledger.stock.query.LotView;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a stock lot for pages and API alike: with the actor's eyes, so that a foreign lot is a missing one. */
@Component
public record Lots(Queries queries) {
    /** Name of the projection that lots, flows and returns are read from, for {@link Queries#caughtUp}. */
    public static final String PROJECTION = Projections.LOTS;
    /** Name of the projection that the dashboard, movements and balances are read from. */
    public static final String FIGURES = Projections.FIGURES;

    /** Fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<LotRow> find(Actor actor, String lotNumber) {
        return view(actor, lotNumber).map(LotView::row);
    }

    /** With what the actor may do with it. */
    Mono<LotView> view(Actor actor, String lotNumber) {
        return queries.optional(
                        new FindLot(Viewers.of(actor), lotNumber.strip().toUpperCase(Locale.ROOT)), LotView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "stock.LotExists")));
    }

    public static LotId idOf(LotRow row) {
        return new LotId(row.lotId());
    }
}
