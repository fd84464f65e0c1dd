package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-31: on a day from the lot's first to today. */
final class FlowsAreDated implements StockLineRule {
    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachFlow(
                attempt,
                (flow, path) -> require(
                        flow.on() != null
                                && !flow.on().isBefore(attempt.lot().openedOn())
                                && !flow.on().isAfter(attempt.today()),
                        path + "on",
                        attempt.lot().openedOn().toString(),
                        attempt.today().toString()));
    }
}
