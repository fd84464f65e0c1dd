package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** COE0510-02: 20 MB each, 100 MB a case. */
final class AttachmentsFitTheCase implements ApplicationRule {
    private static final long EACH = 20L * 1024 * 1024;
    private static final long CASE = 100L * 1024 * 1024;

    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        var total = 0L;
        for (int i = 0; i < application.attachments().size(); i++) {
            var size = application.attachments().get(i).size();
            total += size == null ? 0 : Math.min(size, CASE + 1);
            found.addAll(require(size == null || size <= EACH, "attachments[" + i + "]", "20", "100"));
        }
        found.addAll(require(total <= CASE, "attachments", "20", "100"));
        return found;
    }
}
