package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-40: what comes back went out first. */
final class ReturnsNameAFlow implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachReturn(
                attempt,
                (goods, path) -> require(attempt.lot().flow(goods.flow()).isPresent(), path + "flow"));
    }
}
