package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import java.util.stream.Stream;

/** COE0010-08: declaration number with item, export voucher number, or certificate-copy number. */
final class DeclarationIsExactlyOneOfThree implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachDeclaration(application, (declaration, row) -> {
            var given = Stream.of(
                            declaration.declarationNumber(),
                            declaration.voucherNumber(),
                            declaration.certificateCopyNumber())
                    .filter(number -> !ApplicationRule.isBlank(number))
                    .count();
            return require(given == 1, row);
        });
    }
}
