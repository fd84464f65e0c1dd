package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;

/** An index beyond the file would never be done. */
final class BulkItemsAreInTheFile {
    private BulkItemsAreInTheFile() {}

    static void check(int index, int count) {
        if (index < 0 || index >= count) {
            throw new Rejection(Rejection.Kind.INVALID, "BulkItemsAreInTheFile", Integer.toString(index));
        }
    }
}
