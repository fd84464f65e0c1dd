package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.DeclarationNumber;
import java.util.List;

/** GEN-09: 14 characters; an unusual pattern only warns. */
final class DeclarationNumbersAreWellFormed implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachDeclaration(application, (declaration, row) -> {
            var number = declaration.declarationNumber();
            if (number == null || ApplicationRule.isBlank(number)) {
                return List.of();
            }
            var check = DeclarationNumber.check(number);
            return check.accepted() ? List.of() : List.of(broken(row + ".declarationNumber", check));
        });
    }
}
