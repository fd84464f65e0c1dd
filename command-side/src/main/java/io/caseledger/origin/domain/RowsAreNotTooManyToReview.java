package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** GEN-06: an officer reads them all, and an event has to stay of a size that can be replayed. */
final class RowsAreNotTooManyToReview implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var found = new ArrayList<Violation>();
        found.addAll(atMost(500, application.goods(), "goods"));
        found.addAll(atMost(50, application.manufacturers(), "manufacturers"));
        found.addAll(atMost(100, application.declarations(), "declarations"));
        found.addAll(atMost(50, application.attachments(), "attachments"));
        return found;
    }

    private List<Violation> atMost(int most, List<?> rows, String field) {
        return require(rows.size() <= most, field, Integer.toString(most));
    }
}
