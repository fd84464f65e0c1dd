package io.caseledger.shared.bus;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Ids of messages, and so of events: UUIDs of version 7 (RFC 9562). They begin with the time, so that the log's unique index on them grows at its end and does
 * not touch a page anew for each event. Axon finds this class as a service.
 */
public final class TimeOrderedIds extends IdentifierFactory {
    private static final int BELOW_THE_TIME = 16;

    /** Each message has an id, and each id asked the system for its chance: so many are fetched at once. */
    private static final int FETCHED = 2_048;

    private static final SecureRandom SYSTEM = new SecureRandom();
    private static final ThreadLocal<Chance> CHANCE = ThreadLocal.withInitial(Chance::new);

    private static final class Chance {
        private final byte[] bytes = new byte[FETCHED];
        private final LongBuffer left = ByteBuffer.wrap(bytes).asLongBuffer();

        private Chance() {
            left.position(left.limit());
        }

        private long next() {
            if (!left.hasRemaining()) {
                SYSTEM.nextBytes(bytes);
                left.clear();
            }
            return left.get();
        }
    }

    @Override
    public String generateIdentifier() {
        var chance = CHANCE.get();
        long time = GenericEventMessage.clock.millis();
        return new UUID(
                        (time << BELOW_THE_TIME) | 0x7000 | (chance.next() & 0x0FFF),
                        (chance.next() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
                .toString();
    }
}
