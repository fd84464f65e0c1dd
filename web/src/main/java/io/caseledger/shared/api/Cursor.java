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
    private static final int DEFAULT = 100;
    private static final int MOST = 1_000;

    /**
     * Which page a caller asks for.
     *
     * @param before position before which it begins; null for the first page
     */
    public record Asked(@Nullable Long before, int most) {
        /**
         * The page that an answer makes.
         *
         * @param rows what was found, one more than the limit where there are more
         */
        public <T> Mono<Cursor<T>> page(List<T> rows, ToLongFunction<T> position) {
            return Mono.deferContextual(context -> {
                var fresh = Freshness.of(context);
                var more = rows.size() > most;
                return Mono.just(new Cursor<>(
                        more ? rows.subList(0, most) : rows,
                        more ? Long.toString(position.applyAsLong(rows.get(most - 1))) : null,
                        fresh.asOf(),
                        fresh.stale()));
            });
        }
    }

    /**
     * Anything else than these is refused.
     *
     * @param limit 1 to 1,000; 100 where it is left out
     * @param cursor {@code next} of the page before
     */
    public static Asked asked(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw ApiCall.invalid("shared.LimitIsInRange", "limit", "1", Integer.toString(MOST));
        }
        return new Asked(position(cursor), limit == null ? DEFAULT : limit);
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

    private static @Nullable Long position(@Nullable String cursor) {
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
