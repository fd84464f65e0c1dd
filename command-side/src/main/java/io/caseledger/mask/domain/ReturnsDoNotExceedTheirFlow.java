package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.HashMap;
import java.util.List;

/** MSK-40: at most the flow less earlier returns; what is declared together counts together. */
final class ReturnsDoNotExceedTheirFlow implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        var left = new HashMap<Integer, Long>();
        return eachReturn(attempt, (goods, path) -> {
            var flow = attempt.lot().flow(goods.flow());
            if (flow.isEmpty()) {
                return List.of();
            }
            var there = left.getOrDefault(goods.flow(), flow.get().left());
            var fits = goods.pieces() <= there;
            left.put(goods.flow(), fits && goods.pieces() > 0 ? there - goods.pieces() : there);
            return require(fits, path + "pieces", Long.toString(there));
        });
    }
}
