package io.caseledger.shared.bus;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.OptionalLong;

/** Where this node's latest appends lie in the log, so that an answer needs not ask for it. */
public final class RecentPositions {
    private static final int KEPT = 20_000;

    private record Place(long version, long position) {}

    private final Cache<String, Place> latest =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    public void note(String aggregateId, long version, long position) {
        latest.asMap()
                .merge(
                        aggregateId,
                        new Place(version, position),
                        (before, now) -> now.version() > before.version() ? now : before);
    }

    /** Position of the aggregate's event with that sequence number, or of a later one; empty where it is not remembered. */
    OptionalLong of(String aggregateId, long version) {
        var place = latest.getIfPresent(aggregateId);
        return place == null || place.version() < version ? OptionalLong.empty() : OptionalLong.of(place.position());
    }
}
