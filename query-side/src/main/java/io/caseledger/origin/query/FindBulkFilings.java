package io.caseledger.origin.query;

/** An account's bulk filings, newest first, at most a hundred: {@link BulkFilingView}s. */
public record FindBulkFilings(String accountId) {}
