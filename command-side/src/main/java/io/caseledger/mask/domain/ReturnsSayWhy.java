package io.caseledger.mask.domain;

import io.caseledger.shared.contract.Violation;
import java.util.List;

/** MSK-40: a reason of at most 500 characters. */
final class ReturnsSayWhy implements StockLineRule {
    private static final int MOST = 500;

    @Override
    public List<Violation> check(StockAttempt attempt) {
        return eachReturn(attempt, (goods, path) -> {
            var reason = goods.reason();
            return require(
                    reason != null && !reason.isBlank() && reason.codePointCount(0, reason.length()) <= MOST,
                    path + "reason",
                    String.valueOf(MOST));
        });
    }
}
