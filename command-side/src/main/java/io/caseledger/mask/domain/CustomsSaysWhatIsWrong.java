package io.caseledger.mask.domain;

import io.caseledger.mask.contract.DemandAmendment;
import io.caseledger.mask.contract.ReportMismatch;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** API-07: a mismatch and a demand say what they are about, since the importer has to act on them. */
final class CustomsSaysWhatIsWrong implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var description =
                switch (attempt.command()) {
                    case ReportMismatch mismatch -> mismatch.description();
                    case DemandAmendment demand -> demand.description();
                    default -> "said otherwise";
                };
        return requireField(!ContentRule.isBlank(description), "description");
    }
}
