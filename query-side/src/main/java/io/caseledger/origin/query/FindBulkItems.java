package io.caseledger.origin.query;

import org.jspecify.annotations.Nullable;

/**
 * One page of what has become of the applications of a bulk filing so far, in their order; answers a {@link BulkItemListView}, empty for somebody
 * else's filing too.
 *
 * @param filed only those that were filed, or only those that were refused; null for both
 * @param page from 1
 * @param size rows a page, 1 to 1,000
 */
public record FindBulkItems(
        String accountId, String bulkId, @Nullable Boolean filed, int page, int size) {
    /** As many as a filing can hold. */
    public static final int ALL = 1_000;

    public static FindBulkItems all(String accountId, String bulkId) {
        return new FindBulkItems(accountId, bulkId, null, 1, ALL);
    }
}
