package io.caseledger.shared.bus;

import io.grpc.StatusRuntimeException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What PostgreSQL or Axon Server being away, or unable to take one more, looks like: in each driver another exception. It passes, and whoever asks may ask again. */
public final class Outage {
    /** Connection broken; no resources left. */
    private static final Set<String> CLASSES = Set.of("08", "53");
    /** It shuts down, has crashed, or is starting; or did not get on in time. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "57014");

    private static final int CLASS = 2;
    /** Depth to which causes are followed; some drivers build rings. */
    private static final int DEPTH = 20;

    private Outage() {}

    /** Whether this very exception says so, whatever its causes. */
    public static boolean is(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientException
                || cause instanceof R2dbcTransientException
                || cause instanceof R2dbcNonTransientResourceException
                || cause instanceof ConnectException
                || isOfAxonServer(cause)
                || (cause instanceof SQLException sql && isState(sql.getSQLState()))
                || (cause instanceof R2dbcException r2dbc && isState(r2dbc.getSqlState()));
    }

    private static boolean isOfAxonServer(Throwable cause) {
        return (cause instanceof StatusRuntimeException && !Conflict.is(cause))
                || cause instanceof AxonServerException
                || cause instanceof io.axoniq.axonserver.connector.AxonServerException
                // where nobody answers its node has just gone, or has not come yet
                || cause instanceof NoHandlerForCommandException
                || cause instanceof NoHandlerForQueryException;
    }

    /** The last of its causes, where one of them says so; else null. */
    public static @Nullable Throwable rootOf(@Nullable Throwable error) {
        boolean outage = false;
        Throwable root = null;
        var cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            outage |= is(cause);
            root = cause;
        }
        return outage ? root : null;
    }

    private static boolean isState(@Nullable String state) {
        return state != null
                && state.length() > CLASS
                && (CLASSES.contains(state.substring(0, CLASS)) || STATES.contains(state));
    }
}
