package io.caseledger.shared.api;

import io.caseledger.shared.web.Freshness;
import io.caseledger.shared.web.Listing;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A page of a machine list (API-05).
 *
 * @param next cursor of the next page; absent on the last
 * @param asOf log position up to which all events are in it (GEN-13)
 * @param stale whether it may lack something: a view is behind, or an event is set aside
 */
public record Cursor<T>(List<T> items, @Nullable String next, long asOf, boolean stale) {
    public static final int DEFAULT = 100;
    public static final int MOST = 1_000;

    /** The limit a caller asks for: 100 by default, 1 to 1,000; anything else is refused. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MOST) {
            throw ApiCall.invalid("shared.LimitIsInRange", "limit", "1", Integer.toString(MOST));
        }
        return asked;
    }

    /** The page a caller asks for, from 1; anything else is refused. */
    public static int page(int asked) {
        if (asked < 1 || asked > Listing.LAST_PAGE) {
            throw ApiCall.invalid(
                    "shared.NumberIsInRange",
                    "page",
                    Integer.toString(asked),
                    "1",
                    Integer.toString(Listing.LAST_PAGE));
        }
        return asked;
    }

    /**
     * The page that an answer makes.
     *
     * @param rows what was found, one more than the limit where there are more
     */
    public static <T> Mono<Cursor<T>> of(List<T> rows, int limit, ToLongFunction<T> position) {
        return Mono.deferContextual(context -> {
            var fresh = Freshness.of(context);
            var more = rows.size() > limit;
            return Mono.just(new Cursor<>(
                    more ? rows.subList(0, limit) : rows,
                    more ? Long.toString(position.applyAsLong(rows.get(limit - 1))) : null,
                    fresh.asOf(),
                    fresh.stale()));
        });
    }

    public static @Nullable Long position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return Long.valueOf(cursor);
        } catch (NumberFormatException e) {
            throw ApiCall.invalid("shared.CursorIsReadable", "cursor");
        }
    }
}
