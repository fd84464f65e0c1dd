package io.caseledger.shared.processing;

import io.caseledger.shared.contract.DiscardParked;
import io.caseledger.shared.contract.ParkedEventDiscarded;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which events were given up, as the log says: a follower never takes them, however often it begins anew. A short list, kept in memory. */
@Component
class Discards {
    private final ObjectProvider<EventStore> log;
    private volatile @Nullable Set<String> known;

    Discards(ObjectProvider<EventStore> log) {
        this.log = log;
    }

    boolean has(String follower, EventMessage<?> event) {
        var all = known;
        if (all == null) {
            all = read();
        }
        return !all.isEmpty() && all.contains(key(follower, event.getIdentifier()));
    }

    void add(ParkedEventDiscarded event) {
        var all = known;
        if (all != null) {
            all.add(key(event.follower(), event.eventId()));
        }
    }

    private synchronized Set<String> read() {
        var all = known;
        if (all == null) {
            Set<String> read = ConcurrentHashMap.newKeySet();
            log.getObject().readEvents(DiscardParked.LIST, 0).asStream().forEach(message -> {
                if (message.getPayload() instanceof ParkedEventDiscarded event) {
                    read.add(key(event.follower(), event.eventId()));
                }
            });
            known = read;
            all = read;
        }
        return all;
    }

    private static String key(String follower, String eventId) {
        return follower + ' ' + eventId;
    }
}
