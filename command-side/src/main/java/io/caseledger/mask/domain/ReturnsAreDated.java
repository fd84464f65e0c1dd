package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-40: on a day from the flow's to today. */
final class ReturnsAreDated implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachReturn(attempt, (goods, path) -> {
            var first = attempt.lot()
                    .flow(goods.flow())
                    .map(StockBalance.Flow::on)
                    .orElse(attempt.lot().openedOn());
            var on = goods.on();
            return require(
                    on != null && !on.isBefore(first) && !on.isAfter(attempt.today()),
                    path + "on",
                    first.toString(),
                    attempt.today().toString());
        });
    }
}
