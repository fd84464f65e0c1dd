package io.caseledger.shared.bus;

import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Ids of messages, and so of events: UUIDs of version 7 (RFC 9562). They begin with the time, so that the log's unique index on them grows at its end and does
 * not touch a page anew for each event. Axon finds this class as a service.
 */
public final class TimeOrderedIds extends IdentifierFactory {
    private static final int BELOW_THE_TIME = 16;

    @Override
    public String generateIdentifier() {
        var chance = UUID.randomUUID();
        long time = GenericEventMessage.clock.millis();
        return new UUID(
                        (time << BELOW_THE_TIME) | 0x7000 | (chance.getMostSignificantBits() & 0x0FFF),
                        chance.getLeastSignificantBits())
                .toString();
    }
}
