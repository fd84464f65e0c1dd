package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Units;
import java.util.List;

/** COE0010-06: a unit of UN/ECE Recommendation 20. */
final class UnitsAreKnown implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachLine(
                application,
                (line, row) ->
                        require(line.heading() || ApplicationRule.isIn(Units.list(), line.unit()), row + "unit"));
    }
}
