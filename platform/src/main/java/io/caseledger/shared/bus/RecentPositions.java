package io.caseledger.shared.bus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.OptionalLong;

/** Where this node's latest appends lie in the log, so that an answer needs not ask for it. */
public final class RecentPositions {
    /** An answer is made at once after the append; one that is repeated later may ask the log. */
    private static final int KEPT = 50_000;

    private record Event(String aggregateId, long version) {}

    private final Cache<Event, Long> places =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public void note(String aggregateId, long version, long position) {
        places.put(new Event(aggregateId, version), position);
    }

    /** Position of the aggregate's event with that sequence number; empty where it is not remembered. */
    OptionalLong of(String aggregateId, long version) {
        var position = places.getIfPresent(new Event(aggregateId, version));
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
