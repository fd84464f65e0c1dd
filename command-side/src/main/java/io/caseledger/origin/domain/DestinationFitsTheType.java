package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-02: an agreement's certificate goes to the other party of that agreement. */
final class DestinationFitsTheType implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var destination = application.shipment().destination();
        var asked =
                application.certificateType().map(CertificateType::destinations).orElse(List.of());
        return require(
                destination == null || asked.isEmpty() || asked.contains(destination),
                "shipment.destination",
                String.join(", ", asked));
    }
}
