package io.caseledger.shared.bus;

import io.grpc.StatusRuntimeException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** What it looks like that another was quicker and has the place of an event in its aggregate: in each store another exception. Whoever decides anew may succeed. */
public final class Conflict {
    /** Axon Server's own code for a sequence number that is taken. */
    private static final String IS_TAKEN = "[AXONIQ-2000]";

    private Conflict() {}

    /** Whether it or one of its causes says so. */
    public static boolean is(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || (cause instanceof StatusRuntimeException
                            && String.valueOf(cause.getMessage()).contains(IS_TAKEN))) {
                return true;
            }
        }
        return false;
    }
}
