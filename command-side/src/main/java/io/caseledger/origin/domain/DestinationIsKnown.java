package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Countries;
import java.util.List;

/** COE0010-04: a country of ISO 3166-1. */
final class DestinationIsKnown implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return require(
                ApplicationRule.isIn(Countries.list(), application.shipment().destination()), "shipment.destination");
    }
}
