package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.query.FindPermit;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.Viewers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Finds a permit for pages and API alike: with the actor's eyes, so that a foreign permit is a missing one. */
@Component
public record Permits(Queries queries) {
    private static final JsonMapper JSON = ContractJson.mapper();

    /** Name of the projection that permits are read from, for {@link Queries#caughtUp}. */
    public static final String PROJECTION = Projections.PERMITS;

    /** The version that holds; fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<PermitView> find(Actor actor, String permitNumber) {
        return find(actor, permitNumber, null);
    }

    /** @param revision which version; null for the one that holds */
    public Mono<PermitView> find(Actor actor, String permitNumber, @Nullable Integer revision) {
        return queries.optional(
                        new FindPermit(viewer(actor), permitNumber.strip().toUpperCase(Locale.ROOT), revision),
                        PermitView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "permit.PermitExists")));
    }

    /** What an order from a page of a permit is about. */
    FormOrders.Subject<PermitView> numbered(String permitNumber) {
        return new FormOrders.Subject<>(
                actor -> find(actor, permitNumber),
                view -> view.row().version(),
                view -> Topics.theCase(view.row().permitNumber()));
    }

    public PermitApplication application(PermitView view) {
        return JSON.readValue(view.application(), PermitApplication.class);
    }

    public static PermitId idOf(PermitView view) {
        return new PermitId(view.row().permitId());
    }

    /** Customs sees every permit whose number it knows, and lists none (MSK-21). */
    public static Viewer viewer(Actor actor) {
        return actor.role() == Role.CUSTOMS ? Viewer.ALL : Viewers.of(actor);
    }
}
