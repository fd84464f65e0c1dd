package io.caseledger.shared.web;

import io.caseledger.shared.bus.NothingAgainstIt;
import io.caseledger.shared.bus.Outage;
import io.caseledger.shared.bus.StillBehind;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.netty.handler.timeout.ReadTimeoutException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/**
 * What went wrong, as an HTTP answer needs it: the one place where an exception becomes a status.
 *
 * @param violations what rules found, empty for anything that is not a refusal
 * @param expected whether the caller or the moment is to blame; what is not expected is logged
 * @param headers what the framework tells with it, such as the methods that are allowed
 */
record Failure(HttpStatus status, List<Violation> violations, boolean expected, HttpHeaders headers) {
    /** Depth to which causes are followed; some drivers build rings. */
    private static final int DEPTH = 10;

    /** Of a body as a whole: a list, a text, nothing, or no JSON at all. What records are read from is an object. */
    private static final Violation NO_OBJECT = Violation.of("shared.BodyIsAnObject", "body");

    Failure(HttpStatus status, List<Violation> violations, boolean expected) {
        this(status, violations, expected, HttpHeaders.EMPTY);
    }

    static Failure of(Throwable error) {
        var cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return new Failure(HttpStatus.INTERNAL_SERVER_ERROR, List.of(), false);
    }

    private static @Nullable Failure known(Throwable cause) {
        if (cause instanceof Rejection rejection) {
            return of(rejection.details());
        }
        if (cause instanceof org.axonframework.messaging.HandlerExecutionException execution
                && execution.getDetails().orElse(null) instanceof Rejection.Details details) {
            return of(details);
        }
        if (cause instanceof DataBufferLimitException) {
            return new Failure(HttpStatus.CONTENT_TOO_LARGE, List.of(), true);
        }
        if (cause instanceof ErrorResponse response) {
            var unreadable =
                    cause instanceof ServerWebInputException input ? unreadable(input) : unreadableField(cause);
            if (unreadable != null) {
                return new Failure(HttpStatus.BAD_REQUEST, List.of(unreadable), true);
            }
            var status = HttpStatus.resolve(response.getStatusCode().value());
            return new Failure(
                    status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                    List.of(),
                    status != null && !status.equals(HttpStatus.INTERNAL_SERVER_ERROR),
                    response.getHeaders());
        }
        if (cause instanceof ReadTimeoutException) {
            return new Failure(HttpStatus.REQUEST_TIMEOUT, List.of(), true);
        }
        if (cause instanceof NothingAgainstIt) {
            return new Failure(HttpStatus.NO_CONTENT, List.of(), true);
        }
        if (cause instanceof TooMany) {
            return new Failure(HttpStatus.TOO_MANY_REQUESTS, List.of(), true);
        }
        // met where no argument is read: in filters, on the way to a controller
        if (cause instanceof DecodingException
                || cause instanceof InvalidMimeTypeException
                || cause instanceof InvalidMediaTypeException) {
            return new Failure(HttpStatus.BAD_REQUEST, List.of(), true);
        }
        if (cause instanceof StillBehind || cause instanceof RejectedExecutionException) {
            return new Failure(HttpStatus.SERVICE_UNAVAILABLE, List.of(), true);
        }
        if (Outage.is(cause)) {
            return new Failure(HttpStatus.SERVICE_UNAVAILABLE, List.of(), false);
        }
        return null;
    }

    /** What of a request could not be read: a field of its body, or one of its parameters. */
    private static @Nullable Violation unreadable(ServerWebInputException input) {
        var field = unreadableField(input);
        if (field != null) {
            return field;
        }
        if (input instanceof MissingRequestValueException missing) {
            return Violation.of("shared.FieldIsReadable", missing.getName(), missing.getName());
        }
        var parameter = input.getMethodParameter();
        if (parameter == null) {
            return null;
        }
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return parameter.getParameterType().isRecord() ? NO_OBJECT : null;
        }
        var name = parameter.getParameter().getName();
        return Violation.of("shared.FieldIsReadable", name, name);
    }

    /** The field of a JSON body that could not be read, where that is why. */
    private static @Nullable Violation unreadableField(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable) {
                var path = path(unreadable);
                return path.isEmpty() ? NO_OBJECT : Violation.of("shared.FieldIsReadable", path, path);
            }
        }
        return null;
    }

    /** Where it could not be read: as a value, or as JSON at all. */
    private static String path(JacksonException unreadable) {
        var path = new StringBuilder();
        if (unreadable instanceof StreamReadException && unreadable.processor() instanceof JsonParser parser) {
            for (var at = parser.streamReadContext().pathAsPointer(); !at.matches(); at = at.tail()) {
                step(path, at.mayMatchElement() ? null : at.getMatchingProperty(), at.getMatchingIndex());
            }
        } else {
            for (var step : unreadable.getPath()) {
                step(path, step.getPropertyName(), step.getIndex());
            }
        }
        return path.toString();
    }

    private static void step(StringBuilder path, @Nullable String name, int index) {
        if (name == null) {
            path.append('[').append(index).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }

    /** Whether it is a refusal of this kind. */
    static boolean is(Throwable error, Rejection.Kind kind) {
        return error instanceof Rejection rejection && rejection.details().kind() == kind;
    }

    static Failure of(Rejection.Details details) {
        var status =
                switch (details.kind()) {
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case STALE -> HttpStatus.PRECONDITION_FAILED;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case CHECKED -> HttpStatus.NO_CONTENT;
                };
        return new Failure(status, details.violations(), true);
    }

    /** The same for a page: there are no preconditions in a browser's form, only a conflict. */
    Failure onPage() {
        return status == HttpStatus.PRECONDITION_FAILED
                ? new Failure(HttpStatus.CONFLICT, violations, expected, headers)
                : this;
    }
}
