package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-08: a declaration is named by its item; customs messages have 4 digits for it. */
final class DeclarationItemsAreNumbered implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachDeclaration(application, (declaration, row) -> {
            var item = declaration.item();
            var numbered = ApplicationRule.isBlank(declaration.declarationNumber())
                    || (item != null && item >= 1 && item <= 9999);
            return require(numbered, row + ".item");
        });
    }
}
