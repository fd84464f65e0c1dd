package io.caseledger.shared.processing;

import io.caseledger.shared.contract.LogPosition;
import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Progress;
import io.caseledger.shared.projection.Rows;
import io.caseledger.shared.query.Projections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a set of views from the log, from its beginning, beside the live ones and by the same projectors. */
@Component
record Replay(
        Followers followers,
        EventStore log,
        Rows rows,
        Parked parked,
        Discards discards,
        Progress progress,
        PlatformTransactionManager transactions) {
    static final List<String> PROCESSORS = List.of(Projections.VIEWS_PROCESSOR, Projections.FIGURES_PROCESSOR);
    private static final int BATCH = 5_000;
    private static final long LOOK_MS = 200;

    /** Begins at the first event. Used by one thread, which it blocks; the caller closes it. */
    Run into(ViewSchema views) {
        return new Run(views);
    }

    /** A set of views that is being written. */
    final class Run implements AutoCloseable {
        private final ViewSchema views;
        private final Map<String, List<Follower>> projectors = new HashMap<>();
        private final BlockingStream<TrackedEventMessage<?>> events = log.openStream(null);
        private final TransactionTemplate transaction = new TransactionTemplate(transactions);
        private @Nullable TrackedEventMessage<?> next;
        private long position = -1;

        Run(ViewSchema views) {
            this.views = views;
            PROCESSORS.forEach(processor -> projectors.put(processor, followers.of(processor)));
            // the caller may hold a transaction of its own, which keeps the live views where they are
            transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        }

        long position() {
            return position;
        }

        /**
         * @param until position to which each processor's views are written
         * @param told how far it has come, after each batch
         */
        void to(Map<String, Long> until, LongConsumer told) throws InterruptedException {
            long last = until.values().stream().mapToLong(Long::longValue).max().orElse(0);
            while (position < last) {
                var batch = batch(last);
                if (!batch.isEmpty()) {
                    transaction.executeWithoutResult(status -> write(batch, until));
                    position = positionOf(batch.getLast());
                    told.accept(position);
                } else if (next != null) {
                    // the place that was asked for is one where nothing lies
                    return;
                }
            }
        }

        private void write(List<TrackedEventMessage<?>> batch, Map<String, Long> until) {
            for (var processor : PROCESSORS) {
                long end = until.getOrDefault(processor, 0L);
                var its =
                        batch.stream().filter(event -> positionOf(event) <= end).toList();
                if (!its.isEmpty()) {
                    new SettingAside(views.name(), parked, discards, Followers.into(rows, views), transactions)
                            .take(projectors.getOrDefault(processor, List.of()), its);
                    progress.reached(views, processor, 0, its.getLast().trackingToken());
                }
            }
        }

        private List<TrackedEventMessage<?>> batch(long last) throws InterruptedException {
            var batch = new ArrayList<TrackedEventMessage<?>>();
            while (batch.size() < BATCH && fetched(batch.isEmpty()) && positionOf(fetched()) <= last) {
                batch.add(fetched());
                next = null;
            }
            return batch;
        }

        private boolean fetched(boolean waits) throws InterruptedException {
            if (next == null && events.hasNextAvailable(waits ? (int) LOOK_MS : 0, TimeUnit.MILLISECONDS)) {
                next = events.nextAvailable();
            }
            return next != null;
        }

        private TrackedEventMessage<?> fetched() {
            return Objects.requireNonNull(next);
        }

        private static long positionOf(TrackedEventMessage<?> event) {
            return LogPosition.of(event);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
