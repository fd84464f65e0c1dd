package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Done;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way in which web sends commands. Notes who acts, from where and under which key; the bus has threads of its own, so that nobody is blocked by the
 * store; tries again where another node was quicker, which is safe as every command is remembered by its key.
 */
@Component
public record Commands(CommandGateway gateway, Positions positions) {
    private static final JsonMapper JSON = ContractJson.mapper();

    private static final Retry ON_CONFLICT = Retry.backoff(5, Duration.ofMillis(5))
            .jitter(0.5)
            .filter(Conflict::is)
            .onRetryExhaustedThrow((retry, signal) -> signal.failure());

    /**
     * What a caller says beside the command itself.
     *
     * @param key the caller's idempotency key (GEN-07); null where the command is repeatable by nature
     * @param expectedVersion version of the case that the caller has seen (GEN-08)
     */
    public record Options(@Nullable String key, @Nullable Long expectedVersion) {
        public static final Options NONE = new Options(null, null);

        public Options {
            // a form without its key repeats nothing: all such would count as one
            key = key == null || key.isBlank() ? null : key;
        }

        public static Options key(@Nullable String key) {
            return new Options(key, null);
        }
    }

    /** Sends as the signed-in actor. Fails with {@link Rejection}. */
    public Mono<Outcome> send(Object command, Options options) {
        return actor().flatMap(actor -> sendAs(actor, command, options));
    }

    /** Sends as the given actor: for first starts and workers. */
    public Mono<Outcome> sendAs(Actor actor, Object command, Options options) {
        return Mono.deferContextual(context -> {
                    var facts = RequestFacts.of(context);
                    return Mono.fromCompletionStage(() -> gateway.<Done>send(message(actor, command, options, facts)));
                })
                .onErrorMap(CompletionException.class, e -> e.getCause() == null ? e : e.getCause())
                .retryWhen(ON_CONFLICT)
                .onErrorMap(Commands::isNotRefused, e -> new NothingAgainstIt())
                .onErrorMap(Conflict::is, e -> new Rejection(Rejection.Kind.STALE, "shared.CaseIsUnchangedSinceSeen"))
                .onErrorMap(
                        AggregateNotFoundException.class,
                        e -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.CaseExists"))
                .flatMap(done -> positions
                        .of(done.aggregateId(), done.version())
                        .map(position -> new Outcome(done.aggregateId(), done.number(), done.version(), position)));
    }

    /** Who is signed in; {@link Rejection.Kind#FORBIDDEN} where nobody is. */
    public static Mono<Actor> actor() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .mapNotNull(authentication -> SignedIn.actorOf(authentication))
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "shared.SomebodyIsSignedIn")));
    }

    /** Id of what a creating command makes: the same account with the same key makes the same (GEN-07). */
    public static String idFor(Actor actor, Class<?> command, String key) {
        return UUID.nameUUIDFromBytes((actor.accountId() + '\n' + command.getSimpleName() + '\n' + key)
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static GenericCommandMessage<Object> message(
            Actor actor, Object command, Options options, RequestFacts facts) {
        var metaData = new HashMap<String, Object>(actor.toMetaData());
        metaData.put(MetaDataKeys.CORRELATION_ID, facts.correlationId());
        if (facts.originAddress() != null) {
            metaData.put(MetaDataKeys.ORIGIN_ADDRESS, facts.originAddress());
        }
        if (facts.checking()) {
            metaData.put(MetaDataKeys.CHECKING, "true");
        }
        if (options.key() != null) {
            // hashed with account and command: nobody meets another's key, and no caller's text gets into the log
            metaData.put(MetaDataKeys.IDEMPOTENCY_KEY, idFor(actor, command.getClass(), options.key()));
            metaData.put(MetaDataKeys.ORDERED, DerivedId.of(JSON.writeValueAsString(command)));
        }
        if (options.expectedVersion() != null) {
            metaData.put(
                    MetaDataKeys.EXPECTED_VERSION, options.expectedVersion().toString());
        }
        return new GenericCommandMessage<>(command, metaData);
    }

    private static boolean isNotRefused(Throwable error) {
        return error instanceof Rejection rejection && rejection.details().kind() == Rejection.Kind.CHECKED;
    }
}
