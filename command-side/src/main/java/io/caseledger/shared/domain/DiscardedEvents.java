package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DiscardParked;
import io.caseledger.shared.contract.ParkedEventDiscarded;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Which events were given up, and for whom (REL-05). There is one list, and it is short. */
@Aggregate(cache = "aggregates")
class DiscardedEvents extends Remembering<DiscardedEvents.Listed> {
    /** @param events by follower and id */
    record Listed(String id, Set<String> events) implements Standing {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DiscardParked command, Actor actor) {
        DiscardRules.check(actor, command);
        var known = known();
        if (known == null || !known.events().contains(key(command.follower(), command.eventId()))) {
            AggregateLifecycle.apply(new ParkedEventDiscarded(
                    command.list(),
                    command.follower(),
                    command.caseId(),
                    command.eventId(),
                    command.event(),
                    command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(ParkedEventDiscarded event, MetaData metaData, @SequenceNumber long version) {
        var known = known();
        var before = known == null ? Stream.<String>empty() : known.events().stream();
        become(
                new Listed(
                        event.list(),
                        Stream.concat(before, Stream.of(key(event.follower(), event.eventId())))
                                .collect(Collectors.toUnmodifiableSet())),
                event,
                metaData,
                version);
    }

    private static String key(String follower, String eventId) {
        return follower + ' ' + eventId;
    }
}
