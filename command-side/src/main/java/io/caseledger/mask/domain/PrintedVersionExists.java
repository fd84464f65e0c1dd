package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PrintPermit;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** MSK-05: one of the permit's versions is printed. */
final class PrintedVersionExists implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        if (!(attempt.command() instanceof PrintPermit print)) {
            return pass();
        }
        var latest = attempt.standing().revision();
        return requireField(print.revision() >= 1 && print.revision() <= latest, "revision", Integer.toString(latest));
    }
}
