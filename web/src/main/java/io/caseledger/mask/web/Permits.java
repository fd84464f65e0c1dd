package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitId;
import io.caseledger.mask.query.FindPermit;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Finds a permit for pages and API alike: with the actor's eyes, so that a foreign permit is a missing one. */
@Component
public class Permits {
    /** Name of the projection that permits are read from, for {@link Queries#caughtUp}. */
    public static final String PROJECTION = "mask-permit";

    private final Queries queries;
    private final JsonMapper json = ContractJson.mapper();

    Permits(Queries queries) {
        this.queries = queries;
    }

    /** The version that holds; fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<PermitView> find(Actor actor, String permitNumber) {
        return find(actor, permitNumber, null);
    }

    /** @param revision which version; null for the one that holds */
    public Mono<PermitView> find(Actor actor, String permitNumber, @Nullable Integer revision) {
        return queries.optional(
                        new FindPermit(viewer(actor), permitNumber.strip().toUpperCase(Locale.ROOT), revision),
                        PermitView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "PermitExists")));
    }

    public PermitApplication application(PermitView view) {
        return json.readValue(view.application(), PermitApplication.class);
    }

    public static PermitId idOf(PermitView view) {
        return new PermitId(view.row().permitId());
    }

    /** Customs sees every permit whose number it knows, and lists none (MSK-21). */
    public static Viewer viewer(Actor actor) {
        return actor.role() == Role.CUSTOMS ? Viewer.ALL : Viewers.of(actor);
    }
}
