package io.caseledger.mask.domain;

import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.util.Optional;

/** Spec README, "Who uses it": applicants apply for their own permits, agents for those of applicants; nobody else does. */
final class OnlyLiveApplicantsAndAgentsApply {
    static final String NAME = "OnlyLiveApplicantsAndAgentsApply";

    private OnlyLiveApplicantsAndAgentsApply() {}

    static KnownAccount require(Optional<KnownAccount> account) {
        return account.filter(KnownAccount::live)
                .filter(known -> known.role() == Role.APPLICANT || known.role() == Role.AGENT)
                .orElseThrow(() -> new Rejection(Rejection.Kind.FORBIDDEN, NAME));
    }
}
