package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.FieldPaths;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lengths that the prints have room for, in characters as people count them (GEN-11): one outside the BMP is one. */
final class TextsAreNotTooLong implements ApplicationRule {
    /** By component name; 200 for all others. */
    private static final Map<String, Integer> MOST = Map.ofEntries(
            Map.entry("remark", 1000),
            Map.entry("goodsDescription", 2000),
            Map.entry("exporterStatement", 2000),
            Map.entry("name", 500),
            Map.entry("addressChinese", 300),
            Map.entry("addressEnglish", 300),
            Map.entry("address", 300),
            Map.entry("telephone", 40),
            Map.entry("identityNumber", 20),
            Map.entry("voucherNumber", 35),
            Map.entry("certificateCopyNumber", 35),
            Map.entry("originCriterion", 60),
            Map.entry("conveyance", 100));

    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        FieldPaths.filledIn(application).forEach((path, value) -> {
            if (value instanceof String text) {
                int most = most(path);
                found.addAll(require(text.codePointCount(0, text.length()) <= most, path, Integer.toString(most)));
            }
        });
        return found;
    }

    private static int most(String path) {
        return MOST.getOrDefault(path.substring(path.lastIndexOf('.') + 1), 200);
    }
}
