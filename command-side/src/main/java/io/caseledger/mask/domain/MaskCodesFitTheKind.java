package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.MaskCodes;
import java.util.List;
import java.util.stream.Stream;

/** MSK-02: each kind has codes of its own, and a code holds from a day until a day. One that held at issue may stay in a revision. */
final class MaskCodesFitTheKind implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(application, (item, row) -> {
            var kind = item.kind();
            // without a kind no code can fit: KindsAreChosen says it
            var fits = kind == null
                    || Stream.of(filing.today(), filing.issuedOn())
                            .flatMap(day -> MaskCodes.of(kind.name(), day).stream())
                            .anyMatch(code -> code.code().equals(item.commodityCode()));
            return require(fits, row + "commodityCode");
        });
    }
}
