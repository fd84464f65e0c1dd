package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** Whole pieces, one or more. */
final class PiecesAreAtLeastOne implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        var flows = eachFlow(attempt, (flow, path) -> require(flow.pieces() >= 1, path + "pieces"));
        return flows.isEmpty()
                ? eachReturn(attempt, (goods, path) -> require(goods.pieces() >= 1, path + "pieces"))
                : flows;
    }
}
