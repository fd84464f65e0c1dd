package io.caseledger.shared.processing;

import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.query.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries what is set aside again: by itself, less and less often, as most causes pass; and when somebody asks. */
@Component
public class Retries {
    private static final Logger log = LoggerFactory.getLogger(Retries.class);
    private static final int SECONDS = 1;
    private static final int CASES_AT_ONCE = 100;

    private final Followers followers;
    private final Processors.Invokers invokers;
    private final Parked parked;
    private final Swap swap;
    private final Changes changes;
    private final EventStore events;
    private final ViewSchema views;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("set-aside").factory());

    Retries(
            Followers followers,
            Processors.Invokers invokers,
            Parked parked,
            Swap swap,
            Changes changes,
            EventStore events,
            ViewSchema views,
            PlatformTransactionManager transactions) {
        this.followers = followers;
        this.invokers = invokers;
        this.parked = parked;
        this.swap = swap;
        this.changes = changes;
        this.events = events;
        this.views = views;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var unused = timer.scheduleWithFixedDelay(this::due, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void due() {
        try {
            parked.due(CASES_AT_ONCE).stream()
                    .filter(which -> which.views().equals(Parked.AUTOMATIONS)
                            || which.views().equals(views.name()))
                    .forEach(this::again);
        } catch (RuntimeException e) {
            log.warn("what is set aside cannot be tried again now: {}", e.toString());
        }
    }

    /**
     * Tries a case of a follower again now, on the caller's thread, which it blocks. What fails is set aside again.
     *
     * @param follower name of a projector or an automation
     */
    public void again(String follower, String caseId) {
        again(new Parked.Case(isView(follower) ? views.name() : Parked.AUTOMATIONS, follower, caseId));
    }

    private void again(Parked.Case which) {
        var topics = transaction.execute(status -> tried(which));
        if (topics != null) {
            topics.forEach((topic, position) -> changes.tell(List.of(topic), position));
        }
    }

    private Map<String, Long> tried(Parked.Case which) {
        var ofViews = isView(which.follower());
        if (ofViews) {
            swap.await();
        }
        var waiting = parked.take(which);
        if (waiting.isEmpty()) {
            return Map.of();
        }
        var follower = followers.of(Projections.processorOf(which.follower())).stream()
                .filter(one -> one.name().equals(which.follower()))
                .findFirst()
                .orElse(null);
        if (follower == null) {
            // a release that no longer has it; nobody lacks anything
            return Map.of();
        }
        var topics = invokers.batches(ofViews ? views : null).get().again(follower, read(which, waiting), waiting);
        if (waiting.size() == Parked.AT_ONCE) {
            parked.hasten(which);
        }
        return topics;
    }

    private List<EventMessage<?>> read(Parked.Case which, List<Parked.Event> waiting) {
        var positions = waiting.stream().collect(Collectors.toMap(Parked.Event::eventId, Parked.Event::position));
        var read = new ArrayList<EventMessage<?>>();
        var stream = events.readEvents(which.caseId(), waiting.getFirst().sequence());
        while (stream.hasNext() && read.size() < waiting.size()) {
            var event = stream.next();
            var position = positions.get(event.getIdentifier());
            if (position != null) {
                read.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), event));
            }
        }
        if (read.size() < waiting.size()) {
            throw new IllegalStateException("the log lacks events of " + which);
        }
        return read;
    }

    private static boolean isView(String follower) {
        return Projections.writesViews(Projections.processorOf(follower));
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        timer.shutdownNow();
    }
}
