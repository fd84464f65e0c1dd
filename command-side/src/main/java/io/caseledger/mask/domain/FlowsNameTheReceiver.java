package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-31: all but own use; at most 100 characters. */
final class FlowsNameTheReceiver implements StockLineRule {
    private static final int MOST = 100;

    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachFlow(attempt, (flow, path) -> {
            var receiver = flow.receiver();
            var named = !StockLineRule.isBlank(receiver);
            var needed = flow.kind() != null && flow.kind().needsProof();
            var fits = receiver == null || receiver.codePointCount(0, receiver.length()) <= MOST;
            return require((named || !needed) && fits, path + "receiver", String.valueOf(MOST));
        });
    }
}
