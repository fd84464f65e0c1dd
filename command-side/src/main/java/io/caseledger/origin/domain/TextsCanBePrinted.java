package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.FieldPaths;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** GEN-06, GEN-11: control characters and halves of surrogate pairs can be neither stored, nor printed, nor written as XML. */
final class TextsCanBePrinted implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        FieldPaths.filledIn(application).forEach((path, value) -> {
            if (value instanceof String text) {
                found.addAll(require(text.codePoints().allMatch(TextsCanBePrinted::printable), path));
            }
        });
        return found;
    }

    private static boolean printable(int point) {
        return point == '\n'
                || point == '\r'
                || point == '\t'
                || (point >= 0x20 && point != 0x7f && point < 0xd800)
                || (point > 0xdfff && point != 0xfffe && point != 0xffff);
    }
}
