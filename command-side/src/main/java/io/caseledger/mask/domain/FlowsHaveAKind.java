package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-31: one of the nine. */
final class FlowsHaveAKind implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachFlow(attempt, (flow, path) -> require(flow.kind() != null, path + "kind"));
    }
}
