package io.caseledger.mask.domain;

import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.shared.contract.Violation;
import java.util.List;

/** What is declared at once is shown on one page. */
final class DeclarationsHoldOneToTwoHundredRows implements StockLineRule {
    private static final int MOST = 200;
    private static final String MOST_SHOWN = String.valueOf(MOST);

    @Override
    public List<Violation> check(StockAttempt attempt) {
        return switch (attempt.command()) {
            case RecordFlow order -> require(fits(order.flows()), "flows", MOST_SHOWN);
            case ReturnGoods order -> require(fits(order.returns()), "returns", MOST_SHOWN);
            default -> List.of();
        };
    }

    private static boolean fits(List<?> rows) {
        return !rows.isEmpty() && rows.size() <= MOST;
    }
}
