package io.caseledger.shared.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that waits for whoever has logged in (GEN-14), such as corrections to be made.
 *
 * @param kind ends the message key {@code waiting.<kind>}
 * @param opens address of the list of exactly these
 * @param oldest what has waited longest, {@link #SHOWN} at most
 */
public record Waiting(String kind, long count, String opens, List<Item> oldest) {
    public static final int SHOWN = 3;

    /**
     * One of them.
     *
     * @param name its number, or what else it is called
     * @param about tells it from others; null where its name does
     * @param since when it began to wait
     * @param daysLeft days until it is due, below zero when it is overdue; null where it has no due day
     */
    public record Item(
            String name,
            String opens,
            @Nullable String about,
            @Nullable Instant since,
            @Nullable Long daysLeft) {
        public static Item since(String name, String opens, @Nullable String about, Instant since) {
            return new Item(name, opens, about, since, null);
        }

        public static Item due(String name, String opens, @Nullable String about, long daysLeft) {
            return new Item(name, opens, about, null, daysLeft);
        }
    }
}
