package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.TransportModes;
import java.util.List;

/** COE0010-04: a mode of UN/ECE Recommendation 19. */
final class TransportModeIsKnown implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(
                ApplicationRule.isIn(
                        TransportModes.list(), application.shipment().transportMode()),
                "shipment.transportMode");
    }
}
