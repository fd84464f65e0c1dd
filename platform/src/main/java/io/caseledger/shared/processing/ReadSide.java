package io.caseledger.shared.processing;

import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How far the read side has come, looked at twice a second: whoever shows a view says so with it (GEN-13), health and metrics tell it (OBS-02). How long a processor has been
 * behind follows from when the end of the log was first seen beyond it, whichever store the log has; the nodes' clocks have no part in it.
 */
@Component
public class ReadSide {
    /** From here on a view counts as behind. */
    public static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ReadSide.class);
    private static final long EVERY_MS = 500;
    /** Some minutes of moments at which the log had grown. */
    private static final int REMEMBERED = 1_000;
    /** One that is behind and has not moved for so long stands still. */
    private static final Duration STANDS_STILL = Duration.ofSeconds(10);

    private static final String POSITIONS = """
            SELECT name, min(position) FROM ${view}.projection GROUP BY name
            UNION ALL SELECT name, min(position) FROM work.progress GROUP BY name""";

    private static final String PARKED = """
            SELECT follower, count(*), count(DISTINCT case_id) FROM log.parked WHERE views IN ('', ?) GROUP BY follower""";

    /**
     * One processor.
     *
     * @param position of the last event that it has taken
     * @param lag how long there has been something that it has not taken; null where another node has it and says nothing
     */
    public record Processor(
            String name, long position, @Nullable Duration lag, boolean standsStill) {
        public boolean isBehind() {
            return lag != null && lag.compareTo(TOLERATED) > 0;
        }
    }

    /** What a follower of the log has set aside. */
    public record Aside(String follower, long events, long cases) {}

    /**
     * @param head position of the last event in the log
     * @param known whether all this is of the last seconds
     */
    public record State(long head, List<Processor> processors, List<Aside> aside, boolean known) {
        /** Up to which event all views go. */
        public long asOf() {
            return views().mapToLong(Processor::position).min().orElse(0);
        }

        /** Whether a view lacks something: it is behind, or something of it is set aside. */
        public boolean isStale() {
            return !known
                    || views().anyMatch(Processor::isBehind)
                    || aside.stream().anyMatch(one -> Projections.writesViews(Projections.processorOf(one.follower())));
        }

        /** How long the last of the views has been behind. */
        public Duration lag() {
            return views().map(processor -> processor.lag() == null ? Duration.ZERO : processor.lag())
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }

        /** Events that some view lacks. */
        public long lacking() {
            return aside.stream()
                    .filter(one -> Projections.writesViews(Projections.processorOf(one.follower())))
                    .mapToLong(Aside::events)
                    .sum();
        }

        private Stream<Processor> views() {
            return processors.stream().filter(processor -> Projections.writesViews(processor.name()));
        }
    }

    private record Seen(long nanos, long head) {}

    private record Moved(long nanos, long position) {}

    private final List<String> processors;
    private final EventStore events;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final JdbcTemplate jdbc;
    private final ViewSchema views;
    private final Changes changes;
    private final List<Consumer<State>> listeners;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Map<String, Moved> moved = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("read-side").factory());
    private volatile State state = new State(0, List.of(), List.of(), true);
    private volatile long looked = System.nanoTime();

    ReadSide(
            Followers followers,
            EventStore events,
            ObjectProvider<EventProcessingConfiguration> processing,
            JdbcTemplate jdbc,
            ViewSchema views,
            Changes changes,
            ReadSideMetrics metrics) {
        this.processors = followers.processors();
        this.events = events;
        this.processing = processing;
        this.jdbc = jdbc;
        this.views = views;
        this.changes = changes;
        this.listeners = List.of(metrics);
    }

    /** As it was seen last; asks nobody, and never blocks. */
    public State state() {
        var last = state;
        return System.nanoTime() - looked <= TOLERATED.toNanos()
                ? last
                : new State(last.head(), last.processors(), last.aside(), false);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var before = state();
            var now = now();
            state = now;
            looked = System.nanoTime();
            listeners.forEach(listener -> listener.accept(now));
            if (now.isStale() != before.isStale() || !now.aside().equals(before.aside())) {
                changes.tell(List.of(Topics.READ_SIDE), now.asOf());
            }
            if (!now.equals(before)) {
                changes.tell(List.of(Topics.PROCESSORS), now.asOf());
            }
        } catch (RuntimeException e) {
            log.warn("how far the views have come cannot be seen now: {}", e.toString());
        }
    }

    private State now() {
        // the end of the log first: what is read after it can only be further
        long head = events.createHeadToken().position().orElse(0);
        long at = System.nanoTime();
        if (seen.isEmpty() || seen.getLast().head() < head) {
            seen.addLast(new Seen(at, head));
        }
        if (seen.size() > REMEMBERED) {
            seen.removeFirst();
        }
        var positions = new TreeMap<String, Long>();
        processors.forEach(name -> positions.put(name, 0L));
        jdbc.query(views.in(POSITIONS), row -> {
            positions.replace(row.getString(1), row.getLong(2));
        });
        var here = here();
        var processors = new ArrayList<Processor>();
        positions.forEach((name, position) -> processors.add(processor(name, position, here.get(name), head, at)));
        var aside = jdbc.query(
                PARKED, (row, number) -> new Aside(row.getString(1), row.getLong(2), row.getLong(3)), views.name());
        return new State(head, processors, aside, true);
    }

    /** How far the processors of this node have read. */
    private Map<String, Long> here() {
        var positions = new HashMap<String, Long>();
        processing.getObject().eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                streaming.processingStatus().values().stream()
                        .mapToLong(status -> status.getCurrentPosition().orElse(0))
                        .min()
                        .ifPresent(position -> positions.put(name, position));
            }
        });
        return positions;
    }

    /** An automation does not note events that are none of its business: only the node that has it knows how far it has read. */
    private Processor processor(String name, long noted, @Nullable Long here, long head, long at) {
        var ofViews = Projections.writesViews(name);
        if (!ofViews && here == null) {
            return new Processor(name, noted, null, false);
        }
        long position = ofViews ? noted : Math.max(noted, here == null ? 0 : here);
        var last = moved.get(name);
        if (last == null || last.position() != position) {
            last = new Moved(at, position);
            moved.put(name, last);
        }
        var lag = lag(position, head, at);
        return new Processor(
                name, position, lag, lag.compareTo(STANDS_STILL) > 0 && at - last.nanos() > STANDS_STILL.toNanos());
    }

    private Duration lag(long position, long head, long at) {
        if (position >= head) {
            return Duration.ZERO;
        }
        return seen.stream()
                .filter(moment -> moment.head() > position)
                .findFirst()
                .map(moment -> Duration.ofNanos(at - moment.nanos()))
                .orElse(Duration.ZERO);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        timer.shutdownNow();
    }
}
