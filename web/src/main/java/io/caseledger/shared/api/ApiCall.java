package io.caseledger.shared.api;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.web.Viewers;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The headers every call speaks (API-03, API-04): {@code Idempotency-Key} and {@code If-Match} in, {@code ETag} and {@code Caseledger-Position} out,
 * {@code Caseledger-After} to read one's own writes.
 */
@Component
public record ApiCall(Queries queries, Commands commands) {
    public static final String KEY = "Idempotency-Key";
    public static final String POSITION = "Caseledger-Position";
    public static final String AFTER = "Caseledger-After";
    private static final int KEY_LENGTH = 200;

    /** Key and expected version of a command; a missing key or an unreadable version is refused before anything is done. */
    public Commands.Options options(HttpHeaders headers) {
        var key = headers.getFirst(KEY);
        if (key == null || key.isBlank() || key.length() > KEY_LENGTH) {
            throw invalid("shared.IdempotencyKeyIsGiven", KEY);
        }
        return new Commands.Options(key, expectedVersion(headers));
    }

    /**
     * The same for a message that carries its sender's own number: that stands for the key where none is given, together with the content, so that the same
     * number with other content reaches whoever knows what was said under it before.
     */
    public Commands.Options options(HttpHeaders headers, NumberedMessage message) {
        var id = message.messageId();
        if (id == null || id.isBlank() || id.length() > NumberedMessage.LENGTH) {
            throw invalid("permit.MessageIsNumbered", "messageId", Integer.toString(NumberedMessage.LENGTH));
        }
        return headers.getFirst(KEY) == null
                ? new Commands.Options(DerivedId.of(id, message.toString()), expectedVersion(headers))
                : options(headers);
    }

    public String key(HttpHeaders headers) {
        return Objects.requireNonNull(options(headers).key());
    }

    private static @Nullable Long expectedVersion(HttpHeaders headers) {
        var match = headers.getFirst(HttpHeaders.IF_MATCH);
        if (match == null || match.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(match.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw invalid("shared.VersionIsReadable", HttpHeaders.IF_MATCH);
        }
    }

    /** Waits until the projection has taken in what the caller has just written, where the caller asks for it. */
    public Mono<Void> after(HttpHeaders headers, String projection) {
        var after = headers.getFirst(AFTER);
        if (after == null) {
            return Mono.empty();
        }
        try {
            return queries.caughtUp(projection, Optional.of(Long.valueOf(after.strip())));
        } catch (NumberFormatException e) {
            return Mono.error(invalid("shared.PositionIsReadable", AFTER));
        }
    }

    /** Who asks, as soon as {@link #after} lets it. */
    public Mono<Actor> reader(HttpHeaders headers, String projection) {
        return after(headers, projection).then(Commands.actor());
    }

    /** With whose eyes the caller looks, as soon as {@link #after} lets it. */
    public Mono<Viewer> viewer(HttpHeaders headers, String projection) {
        return reader(headers, projection).map(Viewers::of);
    }

    /** Sends an order to what there is. */
    public <T> Mono<ResponseEntity<T>> order(Mono<?> order, Commands.Options options, Function<Outcome, T> body) {
        return order.flatMap(command -> commands.send(command, options))
                .map(outcome -> answer(outcome, null, body.apply(outcome)));
    }

    /**
     * Sends an order that makes something new.
     *
     * @param home address below which what was made is found by its number
     */
    public <T> Mono<ResponseEntity<T>> create(
            Mono<?> order, Commands.Options options, String home, Function<Outcome, T> body) {
        return order.flatMap(command -> commands.send(command, options))
                .map(outcome -> answer(outcome, URI.create(home + "/" + outcome.number()), body.apply(outcome)));
    }

    /** What was found, as of its version and its latest event's position. */
    public static <T> ResponseEntity<T> found(long version, long position, T body) {
        return answer(ResponseEntity.ok(), version, position, body);
    }

    /** The answer to a command. */
    public static <T> ResponseEntity<T> answer(Outcome outcome, @Nullable URI created, T body) {
        var response = created == null ? ResponseEntity.ok() : ResponseEntity.created(created);
        return answer(response, outcome.version(), outcome.position(), body);
    }

    private static <T> ResponseEntity<T> answer(
            ResponseEntity.BodyBuilder response, long version, long position, T body) {
        return response.eTag("\"" + version + "\"")
                .header(POSITION, Long.toString(position))
                .body(body);
    }

    public static Rejection invalid(String rule, String field, String... args) {
        return new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(rule, field, args)));
    }
}
