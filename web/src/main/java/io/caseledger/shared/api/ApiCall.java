package io.caseledger.shared.api;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
public record ApiCall(Queries queries) {
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

    /** The answer to a command. */
    public static <T> ResponseEntity<T> answer(Outcome outcome, @Nullable URI created, T body) {
        var response = created == null ? ResponseEntity.ok() : ResponseEntity.created(created);
        return response.eTag("\"" + outcome.version() + "\"")
                .header(POSITION, Long.toString(outcome.position()))
                .body(body);
    }

    public static Rejection invalid(String rule, String field, String... args) {
        return new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(rule, field, args)));
    }
}
