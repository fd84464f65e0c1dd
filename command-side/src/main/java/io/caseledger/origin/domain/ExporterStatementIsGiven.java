package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-01: types with a statement (申報書) need it. */
final class ExporterStatementIsGiven implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var asked = application
                .certificateType()
                .filter(type -> type.asksFor("exporterStatement"))
                .isPresent();
        return require(!asked || !ApplicationRule.isBlank(application.exporterStatement()), "exporterStatement");
    }
}
