package io.caseledger.origin.query;

/** What has become of the applications of a bulk filing so far, in their order: {@link BulkItemView}s, at most 1,000. */
public record FindBulkItems(String accountId, String bulkId) {}
