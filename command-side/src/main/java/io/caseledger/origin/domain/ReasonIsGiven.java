package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.shared.contract.Rejection;
import java.util.Optional;

/** REV-02, COE0050-01: rejecting, and cancelling by an officer, need a reason. */
final class ReasonIsGiven implements CaseRule {
    @Override
    public Optional<Rejection> refusal(Attempt attempt) {
        var reason =
                switch (attempt.command()) {
                    case RejectCertificate reject -> reject.reason();
                    case CancelCertificate cancel -> attempt.byOfficer() ? cancel.reason() : "not asked for";
                    default -> "not asked for";
                };
        return reason == null || reason.isBlank() ? refuseField("reason") : pass();
    }
}
