package io.caseledger.shared.contract;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Where in the log an event lies. Not what its token says: the token of an event that was committed after later ones tells how far the stream had come
 * before it.
 */
public final class LogPosition {
    /** Key in the metadata that the log adds when it reads such a late event; never stored with an event. */
    public static final String KEY = "logPosition";

    private LogPosition() {}

    /** The event's own position; -1 for one that was not read from the log. */
    public static long of(EventMessage<?> event) {
        if (event.getMetaData().get(KEY) instanceof Number position) {
            return position.longValue();
        }
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
    }
}
