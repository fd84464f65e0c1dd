package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import tools.jackson.databind.DatabindException;

/**
 * What went wrong, as an HTTP answer needs it: the one place where an exception becomes a status.
 *
 * @param violations what rules found, empty for anything that is not a refusal
 * @param expected whether the caller or the moment is to blame; what is not expected is logged
 */
record Failure(HttpStatus status, List<Violation> violations, boolean expected) {
    /** Depth to which causes are followed; some drivers build rings. */
    private static final int DEPTH = 10;

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
            var unreadable = unreadableField(cause);
            if (unreadable != null) {
                return new Failure(HttpStatus.BAD_REQUEST, List.of(unreadable), true);
            }
            var status = HttpStatus.resolve(response.getStatusCode().value());
            return new Failure(
                    status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                    List.of(),
                    status != null && !status.equals(HttpStatus.INTERNAL_SERVER_ERROR));
        }
        if (cause instanceof StillBehind || cause instanceof RejectedExecutionException) {
            return new Failure(HttpStatus.SERVICE_UNAVAILABLE, List.of(), true);
        }
        if (cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientException
                || cause instanceof io.r2dbc.spi.R2dbcTransientException
                || cause instanceof io.r2dbc.spi.R2dbcNonTransientResourceException) {
            return new Failure(HttpStatus.SERVICE_UNAVAILABLE, List.of(), false);
        }
        return null;
    }

    /** The field of a JSON body that could not be read, where that is why. */
    private static @Nullable Violation unreadableField(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            if (cause instanceof DatabindException unreadable) {
                var path = new StringBuilder();
                for (var step : unreadable.getPath()) {
                    if (step.getPropertyName() == null) {
                        path.append('[').append(step.getIndex()).append(']');
                    } else {
                        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
                    }
                }
                return Violation.of("FieldIsReadable", path.toString(), path.toString());
            }
        }
        return null;
    }

    static Failure of(Rejection.Details details) {
        var status =
                switch (details.kind()) {
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case STALE -> HttpStatus.PRECONDITION_FAILED;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                };
        return new Failure(status, details.violations(), true);
    }

    /** The same for a page: there are no preconditions in a browser's form, only a conflict. */
    Failure onPage() {
        return status == HttpStatus.PRECONDITION_FAILED ? new Failure(HttpStatus.CONFLICT, violations, expected) : this;
    }
}
