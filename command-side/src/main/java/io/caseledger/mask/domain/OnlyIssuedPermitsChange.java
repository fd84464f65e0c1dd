package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitState;
import io.caseledger.shared.contract.Rejection;
import java.util.Locale;
import java.util.Optional;

/** MSK-06: a permit that was cancelled, or that another number stands for, takes nothing more. */
final class OnlyIssuedPermitsChange implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var state = attempt.standing().state();
        return require(
                state == PermitState.ISSUED,
                Rejection.Kind.CONFLICT,
                "@rule.permit-state." + state.name().toLowerCase(Locale.ROOT));
    }
}
