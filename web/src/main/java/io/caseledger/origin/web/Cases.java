package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.FindCase;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.Viewers;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Finds a case for pages and API alike: with the actor's eyes, so that a foreign case is a missing one. */
@Component
public record Cases(Queries queries) {
    private static final JsonMapper JSON = ContractJson.mapper();

    /** Name of the projection that cases are read from, for {@link Queries#caughtUp}. */
    public static final String PROJECTION = Projections.CASES;

    /** By receipt or certificate number; fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<CaseView> find(Actor actor, String number) {
        return queries.optional(new FindCase(Viewers.of(actor), number), CaseView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.CaseExists")));
    }

    /** What an order from a page of a case is about. */
    FormOrders.Subject<CaseView> numbered(String number) {
        return new FormOrders.Subject<>(
                actor -> find(actor, number),
                view -> view.row().version(),
                view -> Topics.theCase(view.row().receiptNumber()));
    }

    public CertificateApplication application(String applicationJson) {
        return JSON.readValue(applicationJson, CertificateApplication.class);
    }

    public static CaseId idOf(CaseView view) {
        return new CaseId(view.row().caseId());
    }
}
