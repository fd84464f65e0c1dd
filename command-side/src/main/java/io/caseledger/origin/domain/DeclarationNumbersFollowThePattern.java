package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Check;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.List;

/** Facts: customs adds patterns, so an unusual one only warns. */
final class DeclarationNumbersFollowThePattern implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachDeclaration(application, (declaration, row) -> {
            var number = declaration.declarationNumber();
            if (number == null || ApplicationRule.isBlank(number)) {
                return List.of();
            }
            var check = DeclarationNumber.check(number);
            return check.outcome() == Check.Outcome.WARNING
                    ? List.of(broken(row + ".declarationNumber", check))
                    : List.of();
        });
    }
}
