package io.caseledger.mask.web;

import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.query.FindLot;
import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.LotView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.Locale;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a stock lot for pages and API alike: with the actor's eyes, so that a foreign lot is a missing one. */
@Component
public class Lots {
    /** Name of the projection that lots, flows and returns are read from, for {@link Queries#caughtUp}. */
    public static final String PROJECTION = "mask-lot";
    /** Name of the projection that the dashboard, movements and balances are read from. */
    public static final String FIGURES = "mask-stock";

    private final Queries queries;

    Lots(Queries queries) {
        this.queries = queries;
    }

    /** Fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<LotRow> find(Actor actor, String lotNumber) {
        return queries.optional(
                        new FindLot(Viewers.of(actor), lotNumber.strip().toUpperCase(Locale.ROOT)), LotView.class)
                .map(view -> view.row())
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "LotExists")));
    }

    public static LotId idOf(LotRow row) {
        return new LotId(row.lotId());
    }
}
