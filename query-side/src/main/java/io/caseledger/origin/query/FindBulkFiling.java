package io.caseledger.origin.query;

/** One bulk filing of an account; answers an optional {@link BulkFilingView}, empty for somebody else's too. */
public record FindBulkFiling(String accountId, String bulkId) {}
