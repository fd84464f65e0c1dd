package io.caseledger.shared.query;

/** One event that a follower of the log has set aside; answers an optional {@link ParkedRow}. */
public record FindParkedEvent(String follower, String eventId) {}
