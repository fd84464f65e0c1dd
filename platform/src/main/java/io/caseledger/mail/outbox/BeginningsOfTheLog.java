package io.caseledger.mail.outbox;

import io.caseledger.mail.contract.FirstEvents;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** First events, of which the latest are kept: most of what moves has begun a moment ago. */
@Component
final class BeginningsOfTheLog implements FirstEvents {
    private static final int KEPT = 2_000;

    private final EventStore log;
    private final Map<String, Object> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
            return size() > KEPT;
        }
    });

    BeginningsOfTheLog(EventStore log) {
        this.log = log;
    }

    void remember(EventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> event && event.getSequenceNumber() == 0) {
            kept.put(event.getAggregateIdentifier(), event.getPayload());
        }
    }

    @Override
    public <T> Optional<T> find(String aggregateId, Class<T> type) {
        var first = kept.get(aggregateId);
        if (first == null) {
            var events = log.readEvents(aggregateId, 0);
            if (!events.hasNext()) {
                return Optional.empty();
            }
            first = events.next().getPayload();
            kept.put(aggregateId, first);
        }
        return Optional.of(first).filter(type::isInstance).map(type::cast);
    }
}
