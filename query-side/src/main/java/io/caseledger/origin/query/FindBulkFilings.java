package io.caseledger.origin.query;

import org.jspecify.annotations.Nullable;

/**
 * A page of an account's bulk filings in the order in which they were sent; answers a {@link BulkFilingListView}.
 *
 * @param fileName part of it
 * @param page from 1
 */
public record FindBulkFilings(String accountId, @Nullable String fileName, boolean newestFirst, int page, int size) {
    /** The newest. */
    public static FindBulkFilings newest(String accountId, int most) {
        return new FindBulkFilings(accountId, null, true, 1, most);
    }
}
