package io.caseledger.mask.domain;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.Currencies;
import java.util.List;

/** MSK-02: a currency of ISO 4217. */
final class CurrenciesAreKnown implements ContentRule {
    @Override
    public List<Violation> check(PermitApplication application, PermitFiling filing) {
        return eachItem(application, (item, row) -> require(Currencies.list().has(item.currency()), row + "currency"));
    }
}
