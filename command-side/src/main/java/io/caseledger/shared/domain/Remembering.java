package io.caseledger.shared.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that answers a repeated command as it did the first time (GEN-07) and refuses one made on a version that is no more (GEN-08). The
 * keys it remembers come from the events' metadata, so a restart or another node remembers them as well.
 */
public abstract class Remembering {
    /** How many of the latest keys are kept: a retry comes within seconds, not after fifty other commands. */
    private static final int KEYS = 50;

    /** Oldest first. Part of the snapshot of those aggregates that have one, and therefore a plain map that is set. */
    private Map<String, Done> answers = new LinkedHashMap<>();

    /** What people call this aggregate; null before its first event. */
    protected abstract @Nullable String number();

    protected abstract String aggregateId();

    @CommandHandlerInterceptor
    Object once(CommandMessage<?> command, InterceptorChain chain) throws Exception {
        var metaData = command.getMetaData();
        var key = key(metaData);
        var earlier = key == null ? null : answers.get(key);
        if (earlier != null) {
            return earlier;
        }
        var expected = metaData.get(MetaDataKeys.EXPECTED_VERSION);
        if (expected != null && !expected.toString().equals(String.valueOf(AggregateLifecycle.getVersion()))) {
            throw new Rejection(Rejection.Kind.STALE, "CaseIsUnchangedSinceSeen");
        }
        // a handler that answers by itself names another aggregate: the one that it has made
        return chain.proceed() instanceof Done done ? done : answer(AggregateLifecycle.getVersion());
    }

    /** To be called by each {@code evolve}: only assigns, like all that evolves. */
    protected final void remember(MetaData metaData, long version) {
        remember(metaData, answer(version));
    }

    /** The same where the command's answer names another aggregate. */
    protected final void remember(MetaData metaData, Done answer) {
        var key = key(metaData);
        if (key != null) {
            answers.put(key, answer);
            if (answers.size() > KEYS) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
    }

    private Done answer(long version) {
        var number = number();
        return new Done(aggregateId(), number == null ? aggregateId() : number, version);
    }

    /** A key is its caller's own: two people who happen on the same one mean two things. */
    private static @Nullable String key(MetaData metaData) {
        var key = metaData.get(MetaDataKeys.IDEMPOTENCY_KEY);
        return key == null ? null : Actor.of(metaData).accountId() + " " + key;
    }
}
