package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.FindCase;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Finds a case for pages and API alike: with the actor's eyes, so that a foreign case is a missing one. */
@Component
public class Cases {
    /** Name of the projection that cases are read from, for {@link Queries#caughtUp}. */
    public static final String PROJECTION = "origin-case";

    private final Queries queries;
    private final JsonMapper json = ContractJson.mapper();

    Cases(Queries queries) {
        this.queries = queries;
    }

    /** By receipt or certificate number; fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<CaseView> find(Actor actor, String number) {
        return queries.optional(new FindCase(Viewers.of(actor), number), CaseView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "CaseExists")));
    }

    public CertificateApplication application(String applicationJson) {
        return json.readValue(applicationJson, CertificateApplication.class);
    }

    public static CaseId idOf(CaseView view) {
        return new CaseId(view.row().caseId());
    }
}
