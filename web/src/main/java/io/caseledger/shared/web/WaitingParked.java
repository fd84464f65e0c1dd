package io.caseledger.shared.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.FindParked;
import io.caseledger.shared.query.ParkedListView;
import io.caseledger.shared.query.Topics;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What is set aside and waits for who runs the service. */
@Component
@Order(600)
record WaitingParked(Queries queries) implements WaitingWork {
    @Override
    public Set<String> topics(Actor actor) {
        return Set.of(Topics.READ_SIDE);
    }

    @Override
    public Flux<Waiting> of(Actor actor, Locale locale) {
        return actor.role() != Role.OPERATOR
                ? Flux.empty()
                : queries.one(new FindParked(Waiting.SHOWN), ParkedListView.class)
                        .map(found -> new Waiting(
                                "operations-parked",
                                found.total(),
                                OperationsController.PATH,
                                found.rows().stream()
                                        .map(row -> Waiting.Item.since(
                                                row.event(), OperationsController.PATH, row.follower(), row.parkedAt()))
                                        .toList()))
                        .flux();
    }
}
