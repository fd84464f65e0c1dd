package io.caseledger.shared.processing;

import io.caseledger.shared.contract.ParkedEventDiscarded;
import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.Progress;
import io.caseledger.shared.query.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Hands a batch of Axon's processor to its followers as a whole: with the first of its events, in the processor's transaction, together with how far it has come.
 * After the commit everything is told once.
 */
final class BatchInvoker implements EventHandlerInvoker {
    private static final String TAKEN = "batch is taken";
    /** At most one batch in this time where many events come: then the next one is larger, and each costs less. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** From how many events on a batch says that many come; a lone command's are not kept waiting. */
    private static final int MANY = 9;

    private final String processor;
    private final @Nullable ViewSchema views;
    private final List<Follower> followers;
    private final Supplier<SettingAside> batches;
    private final Parts parts;

    /** What all of them use. */
    record Parts(Progress progress, Changes changes, Parked parked, Discards discards, Swap swap) {}

    /**
     * @param views set of views that is written; null for an automation
     * @param batches one for each batch
     */
    BatchInvoker(
            String processor,
            @Nullable ViewSchema views,
            List<Follower> followers,
            Supplier<SettingAside> batches,
            Parts parts) {
        this.processor = processor;
        this.views = views;
        this.followers = followers;
        this.batches = batches;
        this.parts = parts;
    }

    /** Views take notice of every event, so that how far they have come is true of all; each segment writes its own cases. */
    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return views != null || (isOf(segment, event) && anyHandles(event));
    }

    @Override
    public boolean canHandleType(Class<?> type) {
        return views != null || followers.stream().anyMatch(follower -> follower.handlesType(type));
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        var unit = CurrentUnitOfWork.get();
        // the first of a batch stands for all
        if (unit.root().resources().putIfAbsent(TAKEN, true) == null) {
            take(unit instanceof BatchingUnitOfWork<?> batch ? events(batch) : List.of(event), segment);
        }
    }

    @SuppressWarnings("unchecked") // it is a processor's
    private static List<? extends EventMessage<?>> events(BatchingUnitOfWork<?> batch) {
        return (List<? extends EventMessage<?>>) batch.getMessages();
    }

    private void take(List<? extends EventMessage<?>> events, Segment segment) {
        var begun = System.nanoTime();
        if (views != null) {
            parts.swap().await();
        }
        var own = events.stream().filter(event -> isOf(segment, event)).toList();
        var topics = batches.get().take(followers, own);
        if (views != null) {
            own.forEach(this::discarded);
        }
        if (events.getLast() instanceof TrackedEventMessage<?> last) {
            var token = last.trackingToken();
            parts.progress().reached(views, processor, segment.getSegmentId(), token);
            topics.merge(Topics.projection(processor), token.position().orElse(-1), Math::max);
        }
        var unit = CurrentUnitOfWork.get().root();
        // not while preparing: the rows would not be there yet
        unit.afterCommit(committed -> tell(topics));
        if (events.size() >= MANY) {
            unit.onCleanup(done -> pace(begun));
        }
    }

    private void discarded(EventMessage<?> event) {
        // by its type: the payloads of all others stay unread
        if (event.getPayloadType() == ParkedEventDiscarded.class
                && event.getPayload() instanceof ParkedEventDiscarded discarded) {
            parts.discards().add(discarded);
            parts.parked().discard(discarded.follower(), discarded.eventId());
        }
    }

    private void tell(Map<String, Long> topics) {
        topics.forEach((topic, position) -> parts.changes().tell(List.of(topic), position));
    }

    private static void pace(long begun) {
        long left = PACE_NANOS - (System.nanoTime() - begun);
        if (left > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isOf(Segment segment, EventMessage<?> event) {
        return segment.matches(Follower.caseOf(event));
    }

    private boolean anyHandles(EventMessage<?> event) {
        return followers.stream().anyMatch(follower -> follower.handles(event));
    }

    /** Views are written anew beside the live ones, and what acts on events never acts again. */
    @Override
    public boolean supportsReset() {
        return false;
    }
}
