package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.IssuingUnits;
import java.util.List;

/** COE0010-16: the receipt number begins with the unit, so its code is taken as it is written in the list. */
final class IssuingUnitIsKnown implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        var unit = application.issuingUnit();
        var known = unit != null
                && IssuingUnits.byCode(unit)
                        .filter(found -> found.code().equals(unit))
                        .isPresent();
        return require(known, "issuingUnit");
    }
}
