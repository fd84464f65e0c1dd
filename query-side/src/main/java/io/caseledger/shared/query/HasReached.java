package io.caseledger.shared.query;

/** Whether a projection has taken in the event at a log position (API-04); answers a Boolean. */
public record HasReached(String projection, long position) {}
