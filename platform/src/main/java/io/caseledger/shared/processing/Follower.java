package io.caseledger.shared.processing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;

/** A projector or an automation: one that follows the log under a name of its own, and for whom a case can be set aside. */
final class Follower {
    private final String name;
    private final EventMessageHandler handler;
    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    Follower(String name, EventMessageHandler handler) {
        this.name = name;
        this.handler = handler;
    }

    String name() {
        return name;
    }

    boolean handlesType(Class<?> payload) {
        return known.computeIfAbsent(payload, handler::canHandleType);
    }

    /** How the events of a batch are taken: all or nothing. */
    interface Way {
        /**
         * @param events what each is to take, in order; not empty
         * @return topics of what has changed, each with its last position
         * @throws RuntimeException where one of the events could not be taken; what was done in the database is undone by the caller
         */
        Map<String, Long> take(Map<Follower, List<EventMessage<?>>> events);
    }

    boolean handles(EventMessage<?> event) {
        // asked of every event, and most are none of its business
        return handlesType(event.getPayloadType()) && handler.canHandle(event);
    }

    void handle(EventMessage<?> event) {
        try {
            handler.handle(event);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The case, permit, lot … that an event belongs to: its events are taken in order, and set aside together. */
    static String caseOf(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> ofAggregate
                ? ofAggregate.getAggregateIdentifier()
                : event.getIdentifier();
    }
}
