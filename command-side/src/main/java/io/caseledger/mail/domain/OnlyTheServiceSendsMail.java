package io.caseledger.mail.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** Mails follow from facts; nobody orders one. */
final class OnlyTheServiceSendsMail {
    private OnlyTheServiceSendsMail() {}

    static void check(Actor actor) {
        if (actor.role() != Role.SYSTEM) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyTheServiceSendsMail");
        }
    }
}
