package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** COE0010-06: whether the code is printed is the applicant's choice, so it must be made. */
final class PrintingTheCommodityCodeIsChosen implements ApplicationRule {
    @Override
    public List<Violation> check(CertificateApplication application, Filing filing) {
        return eachLine(
                application,
                (line, row) ->
                        require(line.heading() || line.printCommodityCode() != null, row + "printCommodityCode"));
    }
}
