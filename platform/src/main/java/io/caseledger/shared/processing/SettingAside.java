package io.caseledger.shared.processing;

import io.caseledger.shared.bus.Outage;
import io.caseledger.shared.contract.LogPosition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A batch of events on its way to its followers (REL-05). All are taken at once. Where that fails, each follower takes them by itself; where it cannot, half of
 * them; down to the one event that fails, which is set aside for that follower, with all that follow in its case. All others go on, whatever the failure was –
 * unless the database is away, for then nothing can be said of any event: the batch fails as a whole, and comes again.
 *
 * <p>Runs in a transaction of the caller's, and in savepoints of it.
 */
final class SettingAside {
    private static final Logger log = LoggerFactory.getLogger(SettingAside.class);
    /** No memory, no disk, no connection left: true of every event. */
    private static final String OUT_OF_RESOURCES = "53";

    private final String views;
    private final Parked parked;
    private final Discards discards;
    private final Follower.Way way;
    private final TransactionTemplate savepoint;
    private final Map<String, Long> topics = new LinkedHashMap<>();
    private final Map<Long, Parked.Event> before = new HashMap<>();
    private Set<Parked.Case> aside = new HashSet<>();

    /** @param views set of views that the followers write; {@link Parked#AUTOMATIONS} for those who write none */
    SettingAside(
            String views, Parked parked, Discards discards, Follower.Way way, PlatformTransactionManager transactions) {
        this.views = views;
        this.parked = parked;
        this.discards = discards;
        this.way = way;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return topics of what has changed, each with its last position */
    Map<String, Long> take(List<Follower> followers, List<? extends EventMessage<?>> batch) {
        var events = new LinkedHashMap<Follower, List<EventMessage<?>>>();
        for (var follower : followers) {
            var its = batch.stream()
                    .filter(event -> follower.handles(event) && !discards.has(follower.name(), event))
                    .<EventMessage<?>>map(event -> event)
                    .toList();
            if (!its.isEmpty()) {
                events.put(follower, its);
            }
        }
        if (!events.isEmpty()) {
            aside = parked.among(
                    views,
                    events.keySet().stream().map(Follower::name).toList(),
                    events.values().stream()
                            .flatMap(List::stream)
                            .map(Follower::caseOf)
                            .collect(Collectors.toSet()));
            events.replaceAll(this::notAside);
            events.values().removeIf(List::isEmpty);
            takeAll(events);
        }
        return topics;
    }

    /** Events that were set aside, once more; what fails is set aside again. */
    Map<String, Long> again(Follower follower, List<? extends EventMessage<?>> events, List<Parked.Event> known) {
        for (int i = 0; i < events.size(); i++) {
            before.put(known.get(i).position(), known.get(i));
        }
        takeAll(Map.of(follower, List.copyOf(events)));
        return topics;
    }

    private void takeAll(Map<Follower, List<EventMessage<?>>> events) {
        if (events.isEmpty()) {
            return;
        }
        var failure = tried(events);
        if (failure != null && events.size() == 1) {
            events.forEach((follower, its) -> halve(follower, its, failure));
        } else if (failure != null) {
            events.forEach(this::takeAlone);
        }
    }

    /** One follower by itself: all, then each half, then each event. */
    private void takeAlone(Follower follower, List<EventMessage<?>> events) {
        var its = notAside(follower, events);
        var failure = its.isEmpty() ? null : tried(Map.of(follower, its));
        if (failure != null) {
            halve(follower, its, failure);
        }
    }

    private void halve(Follower follower, List<EventMessage<?>> its, Throwable failure) {
        if (its.size() == 1) {
            setAside(follower, its.getFirst(), failure);
        } else {
            int half = its.size() / 2;
            takeAlone(follower, its.subList(0, half));
            takeAlone(follower, its.subList(half, its.size()));
        }
    }

    private @Nullable Throwable tried(Map<Follower, List<EventMessage<?>>> events) {
        Throwable failure;
        try {
            var changed = savepoint.execute(status -> way.take(events));
            if (changed != null) {
                changed.forEach((topic, position) -> topics.merge(topic, position, Math::max));
            }
            return null;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            failure = e;
        }
        var root = Outage.rootOf(failure);
        if (root != null && (views.equals(Parked.AUTOMATIONS) || isOutOfResources(root))) {
            throw new IllegalStateException(failure);
        }
        // whatever the failure says: where this works the database is there, and where it does not the whole batch
        // comes again
        parked.probe();
        return failure;
    }

    private static boolean isOutOfResources(Throwable root) {
        return root instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(OUT_OF_RESOURCES);
    }

    private void setAside(Follower follower, EventMessage<?> event, Throwable cause) {
        log.error(
                "{}: event {} ({}) is set aside, with all that follow in its case: {}",
                follower.name(),
                event.getIdentifier(),
                event.getPayloadType().getSimpleName(),
                NestedExceptionUtils.getMostSpecificCause(cause).toString());
        aside.add(new Parked.Case(views, follower.name(), Follower.caseOf(event)));
        parked.add(views, follower, event, cause, beforeOf(event));
    }

    private List<EventMessage<?>> notAside(Follower follower, List<EventMessage<?>> events) {
        if (aside.isEmpty()) {
            return events;
        }
        var rest = new ArrayList<EventMessage<?>>();
        for (var event : events) {
            if (aside.contains(new Parked.Case(views, follower.name(), Follower.caseOf(event)))) {
                parked.add(views, follower, event, null, beforeOf(event));
            } else {
                rest.add(event);
            }
        }
        return rest;
    }

    private Parked.@Nullable Event beforeOf(EventMessage<?> event) {
        return before.get(LogPosition.of(event));
    }
}
