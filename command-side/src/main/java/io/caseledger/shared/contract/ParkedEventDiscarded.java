package io.caseledger.shared.contract;

import org.axonframework.serialization.Revision;

/** An event was given up for one follower of the log: it never takes it, in a rebuild neither (REL-05). */
@Revision("1")
public record ParkedEventDiscarded(
        String list, String follower, String caseId, String eventId, String event, String reason) {}
