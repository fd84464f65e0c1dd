package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** COE0010-04: goods may pass a neighbour's port, so a port of discharge outside the destination, or of loading outside Taiwan, only warns. */
final class PortsMatchTheRoute implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var shipment = application.shipment();
        var found = new ArrayList<Violation>();
        var loading = shipment.portOfLoading();
        var discharge = shipment.portOfDischarge();
        var destination = shipment.destination();
        found.addAll(require(
                loading == null || loading.startsWith("TW"), "shipment.portOfLoading", "TW", String.valueOf(loading)));
        found.addAll(require(
                discharge == null || destination == null || discharge.startsWith(destination),
                "shipment.portOfDischarge",
                String.valueOf(destination),
                String.valueOf(discharge)));
        return found;
    }
}
