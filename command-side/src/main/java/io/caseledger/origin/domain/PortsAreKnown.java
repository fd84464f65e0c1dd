package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** COE0010-04: loading and discharge are named, transshipment where there is one; a well-formed UN/LOCODE that our list lacks is taken. */
final class PortsAreKnown implements ApplicationRule {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var shipment = application.shipment();
        var found = new ArrayList<Violation>();
        found.addAll(require(isPort(shipment.portOfLoading()), "shipment.portOfLoading"));
        found.addAll(require(isPort(shipment.portOfDischarge()), "shipment.portOfDischarge"));
        var transshipment = shipment.placeOfTransshipment();
        found.addAll(require(
                transshipment == null || transshipment.isEmpty() || isPort(transshipment),
                "shipment.placeOfTransshipment"));
        return found;
    }

    private static boolean isPort(@Nullable String code) {
        return code != null && CODE.matcher(code).matches() && Ports.isWellFormed(code);
    }
}
