package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-04: a ship date is given and lies within two years back and one year ahead; anything else is mistyped. */
final class ShipDateIsPlausible implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var date = application.shipment().shipDate();
        var earliest = filing.today().minusYears(2);
        var latest = filing.today().plusYears(1);
        return require(
                date != null && !date.isBefore(earliest) && !date.isAfter(latest),
                "shipment.shipDate",
                earliest.toString(),
                latest.toString());
    }
}
