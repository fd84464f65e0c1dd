package io.caseledger.mail.domain;

import io.caseledger.shared.contract.Rejection;

/** REL-04: a mail that another sender has, that is sent, or whose time to retry has not come, is left alone. */
final class AMailIsTakenByOneSender {
    private AMailIsTakenByOneSender() {}

    static void check(boolean free) {
        if (!free) {
            throw new Rejection(Rejection.Kind.CONFLICT, "AMailIsTakenByOneSender");
        }
    }
}
