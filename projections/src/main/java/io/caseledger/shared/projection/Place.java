package io.caseledger.shared.projection;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.LogPosition;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * Where an event stands, when it happened and who made it.
 *
 * @param position in the log
 * @param sequence in its aggregate, from 0
 */
public record Place(String eventId, long position, long sequence, Instant at, Actor actor) {
    static Place of(EventMessage<?> message) {
        return new Place(
                message.getIdentifier(),
                LogPosition.of(message),
                message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() : 0,
                message.getTimestamp(),
                Actor.of(message.getMetaData()));
    }
}
