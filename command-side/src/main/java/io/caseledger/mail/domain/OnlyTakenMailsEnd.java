package io.caseledger.mail.domain;

import io.caseledger.shared.contract.Rejection;

/** What was not taken can neither have been sent nor have failed. */
final class OnlyTakenMailsEnd {
    private OnlyTakenMailsEnd() {}

    static void check(boolean taken) {
        if (!taken) {
            throw new Rejection(Rejection.Kind.CONFLICT, "OnlyTakenMailsEnd");
        }
    }
}
