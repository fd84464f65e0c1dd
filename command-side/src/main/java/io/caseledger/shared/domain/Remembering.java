package io.caseledger.shared.domain;

import io.caseledger.shared.contract.CommandKey;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.RuleKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of an aggregate: an id, a standing that only events change, handlers that ask the rules and apply what follows. It answers a repeated command
 * as it did the first time (GEN-07) and refuses one made on a version that is no more (GEN-08). The keys it remembers come from the events' metadata, so a
 * restart or another node remembers them as well. Those that it no longer remembers are looked up in the log before anything is decided. Another order under a
 * known key is refused.
 *
 * @param <S> what its rules need to know of it
 */
public abstract class Remembering<S extends Standing> {
    /** How many of the latest keys are kept. More than are handled together on one state, as what these have done is not in the log yet. */
    private static final int KEYS = 100;

    /** Null until the first event: Axon takes the id of a new aggregate from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable S standing;

    /** A command that was given under a key. */
    private record Given(Done answer, @Nullable String ordered, long version) {}

    /** By key, oldest first. Part of the snapshot of those aggregates that have one, and therefore a plain map that is set. */
    private Map<String, Given> given = new LinkedHashMap<>();

    /** Version of the latest command whose key is no longer remembered; -1 where all are. */
    private long forgotten = -1;

    @CommandHandlerInterceptor
    Object once(CommandMessage<?> command, InterceptorChain chain, ForgottenKeys keys) throws Exception {
        var metaData = command.getMetaData();
        var key = CommandKey.of(metaData);
        var earlier = key == null ? null : earlier(key, keys);
        if (earlier != null) {
            if (isAnother(metaData.get(MetaDataKeys.ORDERED), earlier.ordered)) {
                throw new Rejection(
                        Rejection.Kind.INVALID, RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER, earlier.answer.number());
            }
            return earlier.answer;
        }
        var expected = metaData.get(MetaDataKeys.EXPECTED_VERSION);
        if (expected != null && !expected.toString().equals(String.valueOf(AggregateLifecycle.getVersion()))) {
            throw new Rejection(Rejection.Kind.STALE, RuleKeys.CASE_IS_UNCHANGED_SINCE_SEEN);
        }
        // a handler that answers by itself names another aggregate: the one that it has made
        var done = chain.proceed() instanceof Done other ? other : answer(AggregateLifecycle.getVersion());
        if (metaData.containsKey(MetaDataKeys.CHECKING)) {
            // what was applied goes with the unit of work, a number that was drawn too
            throw new Rejection(Rejection.Kind.CHECKED, List.of());
        }
        return done;
    }

    /** Null before the first event. */
    protected final @Nullable S known() {
        return standing;
    }

    protected final S standing() {
        return Objects.requireNonNull(standing, "nothing stands before the first event");
    }

    protected final String aggregateId() {
        return standing().id();
    }

    /** All that {@code evolve} does: assigns what the event has made of the standing, and remembers whose order it was. */
    protected final void become(S next, Object event, MetaData metaData, long version) {
        id = next.id();
        standing = next;
        var key = CommandKey.of(metaData);
        if (key != null) {
            given.put(key, given(event, metaData, version));
            if (given.size() > KEYS) {
                var oldest = given.keySet().iterator().next();
                forgotten = Objects.requireNonNull(given.remove(oldest)).version;
            }
        }
    }

    /** What the command was answered of which this event came. Where the answer names another aggregate, the event must tell it. */
    protected Done answer(Object event, long version) {
        return answer(version);
    }

    private @Nullable Given earlier(String key, ForgottenKeys keys) {
        var remembered = given.get(key);
        return remembered != null || forgotten < 0
                ? remembered
                : keys.lastEventUnder(key, aggregateId(), forgotten)
                        .map(last -> given(last.getPayload(), last.getMetaData(), last.getSequenceNumber()))
                        .orElse(null);
    }

    private Given given(Object event, MetaData metaData, long version) {
        var ordered = metaData.get(MetaDataKeys.ORDERED);
        return new Given(answer(event, version), ordered == null ? null : ordered.toString(), version);
    }

    /** What was noted by neither is not known to differ. */
    private static boolean isAnother(@Nullable Object now, @Nullable String before) {
        return now != null && before != null && !before.equals(now.toString());
    }

    private Done answer(long version) {
        return new Done(aggregateId(), standing().number(), version);
    }
}
