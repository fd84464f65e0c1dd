package io.caseledger.origin.domain;

import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.Optional;

/** Spec README, "Who uses it": applicants file their own cases, agents those of applicants; nobody else files. */
final class OnlyLiveApplicantsAndAgentsFile {
    static final String NAME = "OnlyLiveApplicantsAndAgentsFile";

    private OnlyLiveApplicantsAndAgentsFile() {}

    static KnownAccount require(Actor actor, Optional<KnownAccount> account) {
        return account.filter(KnownAccount::live)
                .filter(known -> known.role() == actor.role())
                .filter(known -> known.role() == Role.APPLICANT || known.role() == Role.AGENT)
                .orElseThrow(() -> new Rejection(Rejection.Kind.FORBIDDEN, NAME));
    }
}
