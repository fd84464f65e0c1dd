package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.RuleKeys;
import java.util.HashMap;
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
 * restart or another node remembers them as well. Another order under a known key is refused.
 *
 * @param <S> what its rules need to know of it
 */
public abstract class Remembering<S extends Standing> {
    /** How many of the latest keys are kept: a retry comes within seconds, not after fifty other commands. */
    private static final int KEYS = 50;

    /** Null until the first event: Axon takes the id of a new aggregate from it. */
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable S standing;

    /** Oldest first. Part of the snapshot of those aggregates that have one, and therefore a plain map that is set. */
    private Map<String, Done> answers = new LinkedHashMap<>();

    /** What was ordered under each of these keys, as a hash. */
    private Map<String, String> orders = new HashMap<>();

    @CommandHandlerInterceptor
    Object once(CommandMessage<?> command, InterceptorChain chain) throws Exception {
        var metaData = command.getMetaData();
        var key = key(metaData);
        var earlier = key == null ? null : answers.get(key);
        if (earlier != null) {
            if (isAnother(metaData.get(MetaDataKeys.ORDERED), orders.get(key))) {
                throw new Rejection(Rejection.Kind.INVALID, RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER, earlier.number());
            }
            return earlier;
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
    protected final void become(S next, MetaData metaData, long version) {
        id = next.id();
        standing = next;
        remember(metaData, answer(version));
    }

    /** The same where the command's answer names another aggregate. */
    protected final void become(S next, MetaData metaData, Done answer) {
        id = next.id();
        standing = next;
        remember(metaData, answer);
    }

    private void remember(MetaData metaData, Done answer) {
        var key = key(metaData);
        if (key != null) {
            answers.put(key, answer);
            var ordered = metaData.get(MetaDataKeys.ORDERED);
            if (ordered != null) {
                orders.put(key, ordered.toString());
            }
            if (answers.size() > KEYS) {
                var oldest = answers.keySet().iterator().next();
                answers.remove(oldest);
                orders.remove(oldest);
            }
        }
    }

    /** What was noted by neither is not known to differ. */
    private static boolean isAnother(@Nullable Object now, @Nullable String before) {
        return now != null && before != null && !before.equals(now.toString());
    }

    private Done answer(long version) {
        return new Done(aggregateId(), standing().number(), version);
    }

    /** A key is its caller's own: two people who happen on the same one mean two things. */
    private static @Nullable String key(MetaData metaData) {
        var key = metaData.get(MetaDataKeys.IDEMPOTENCY_KEY);
        return key == null ? null : Actor.of(metaData).accountId() + " " + key;
    }
}
