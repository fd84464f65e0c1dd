package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lengths that the print has room for, in characters as people count them (GEN-11): one outside the BMP is one. */
final class PermitTextsAreNotTooLong implements ContentRule {
    /** By component name; 200 for all others. */
    private static final Map<String, Integer> MOST = Map.of(
            "name", 300, "address", 300, "addressEnglish", 300, "telephone", 40, "identityNumber", 20, "email", 254);

    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        var found = new ArrayList<Violation>();
        FieldPaths.filledIn(application).forEach((path, value) -> {
            if (value instanceof String text) {
                int most = MOST.getOrDefault(path.substring(path.lastIndexOf('.') + 1), 200);
                found.addAll(require(text.codePointCount(0, text.length()) <= most, path, Integer.toString(most)));
            }
        });
        return found;
    }
}
