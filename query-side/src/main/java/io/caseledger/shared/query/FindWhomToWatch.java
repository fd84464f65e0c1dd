package io.caseledger.shared.query;

/** Accounts whose business an account may look at besides its own (ACC-09); answers their ids. */
public record FindWhomToWatch(String account) {}
