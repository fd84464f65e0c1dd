package io.caseledger.origin.domain;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;

/** Nobody else files, one by one or in bulk (COE0010-17). */
final class OnlyApplicantsAndAgentsFileInBulk {
    private OnlyApplicantsAndAgentsFileInBulk() {}

    static void check(Actor actor) {
        if (actor.role() != Role.APPLICANT && actor.role() != Role.AGENT) {
            throw new Rejection(Rejection.Kind.FORBIDDEN, "OnlyApplicantsAndAgentsFileInBulk");
        }
    }
}
