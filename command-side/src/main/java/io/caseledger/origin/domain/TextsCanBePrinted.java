package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** GEN-06, GEN-11: control characters and halves of surrogate pairs can be neither stored, nor printed, nor written as XML. */
final class TextsCanBePrinted implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        FieldPaths.filledIn(application).forEach((path, value) -> {
            if (value instanceof String text) {
                found.addAll(require(PrintableText.is(text), path));
            }
        });
        return found;
    }
}
