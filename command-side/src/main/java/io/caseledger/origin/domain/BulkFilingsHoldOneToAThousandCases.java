package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Rejection;

/** COE0010-17: up to 1,000 applications at once. */
final class BulkFilingsHoldOneToAThousandCases {
    private static final int MOST = 1_000;

    private BulkFilingsHoldOneToAThousandCases() {}

    static void check(int count) {
        if (count < 1 || count > MOST) {
            throw new Rejection(Rejection.Kind.INVALID, "BulkFilingsHoldOneToAThousandCases", Integer.toString(count));
        }
    }
}
