package io.caseledger.shared.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give up an event for one follower of the log (REL-05): what was set aside behind it goes on without it. Discarding it again changes nothing.
 *
 * @param follower name of the projector or automation
 * @param event simple name of the event's class
 */
public record DiscardParked(
        @TargetAggregateIdentifier String list,
        String follower,
        String caseId,
        String eventId,
        String event,
        String reason) {
    /** The one list there is. */
    public static final String LIST = "discarded-events";

    public DiscardParked(String follower, String caseId, String eventId, String event, String reason) {
        this(LIST, follower, caseId, eventId, event, reason);
    }
}
