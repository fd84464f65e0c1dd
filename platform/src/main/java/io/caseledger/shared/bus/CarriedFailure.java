package io.caseledger.shared.bus;

import io.caseledger.shared.contract.Rejection;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a command or a query has failed, on its way through Axon Server, which carries no exceptions: only the details of one of Axon's arrive. The handler's side
 * puts the failure into them, the caller's side makes of them what would have been thrown in one process.
 */
record CarriedFailure(Kind kind, String message) {
    enum Kind {
        /** Another was quicker. */
        CONFLICT,
        /** There is no such aggregate. */
        ABSENT,
        /** The moment is to blame: whoever asks may ask again. */
        NOT_NOW
    }

    /** What is sent of a command's failure. A refusal brings its details; what is none of these kinds is a fault, and said by its text alone. */
    static Throwable ofCommand(Throwable failure) {
        var carried = of(failure);
        return carried == null ? failure : new CommandExecutionException(carried.message, failure, carried);
    }

    /** The same of a query's. */
    static Throwable ofQuery(Throwable failure) {
        var carried = of(failure);
        return carried == null ? failure : new QueryExecutionException(carried.message, failure, carried);
    }

    private static @Nullable CarriedFailure of(Throwable failure) {
        if (failure instanceof HandlerExecutionException) {
            return null;
        }
        var kind = kind(failure);
        return kind == null ? null : new CarriedFailure(kind, String.valueOf(failure.getMessage()));
    }

    private static @Nullable Kind kind(Throwable failure) {
        if (Conflict.is(failure)) {
            return Kind.CONFLICT;
        }
        if (failure instanceof AggregateNotFoundException) {
            return Kind.ABSENT;
        }
        return failure instanceof RejectedExecutionException || Outage.rootOf(failure) != null ? Kind.NOT_NOW : null;
    }

    /** What is thrown of what has arrived; what does not come from afar, as it is. */
    static Throwable arrived(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return arrived(failure.getCause());
        }
        if (failure instanceof Rejection || !(failure instanceof HandlerExecutionException execution)) {
            return failure;
        }
        return execution
                .getDetails()
                .map(details -> switch (details) {
                    case Rejection.Details refused -> new Rejection(refused.kind(), refused.violations());
                    case CarriedFailure carried -> carried.thrown();
                    default -> failure;
                })
                .orElse(failure);
    }

    private RuntimeException thrown() {
        return switch (kind) {
            case CONFLICT -> new ConcurrencyException(message);
            case ABSENT -> new AggregateNotFoundException("", message);
            case NOT_NOW -> new RejectedExecutionException(message);
        };
    }
}
