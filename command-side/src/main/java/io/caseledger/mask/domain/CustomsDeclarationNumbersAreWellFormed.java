package io.caseledger.mask.domain;

import io.caseledger.mask.contract.DemandAmendment;
import io.caseledger.mask.contract.RecordDeclaration;
import io.caseledger.mask.contract.RecordEntry;
import io.caseledger.mask.contract.RecordRelease;
import io.caseledger.mask.contract.ReportMismatch;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.List;
import java.util.Optional;

/** API-07, GEN-09: 14 characters in five parts. */
final class CustomsDeclarationNumbersAreWellFormed implements PermitRule {
    @Override
    public Optional<Rejection> refusal(PermitAttempt attempt) {
        var number =
                switch (attempt.command()) {
                    case RecordDeclaration declaration -> declaration.declarationNumber();
                    case RecordEntry entry -> entry.declarationNumber();
                    case ReportMismatch mismatch -> mismatch.declarationNumber();
                    case RecordRelease release -> release.declarationNumber();
                    case DemandAmendment demand -> demand.declarationNumber();
                    default -> null;
                };
        if (number == null) {
            return pass(); // a demand may be about the permit as a whole
        }
        var check = DeclarationNumber.check(number);
        return check.accepted() ? pass() : refuse(List.of(Violation.of(name(), "declarationNumber", check)));
    }
}
