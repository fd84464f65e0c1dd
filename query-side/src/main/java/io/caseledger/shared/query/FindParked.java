package io.caseledger.shared.query;

/** The first events that each follower of the log has set aside, newest first; answers a {@link ParkedListView}. */
public record FindParked(int limit) {}
