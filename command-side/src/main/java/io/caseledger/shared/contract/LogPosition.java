package io.caseledger.shared.contract;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Where in the log an event lies. Positions are given in the order of commits. */
public final class LogPosition {
    private LogPosition() {}

    /** The event's own position; -1 for one that was not read from the log. */
    public static long of(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
    }
}
