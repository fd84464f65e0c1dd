package io.caseledger.stock.domain;

import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.FieldRule;
import io.caseledger.stock.domain.StockRules.Attempt;
import java.util.HashMap;
import java.util.List;

/** What is declared of goods that came back (MSK-40). */
final class ReturnRules {
    static final List<FieldRule<Attempt>> ALL = List.of(
            new StockRules.DeclarationsHoldOneToTwoHundredRows(),
            new ReturnsNameAFlow(),
            new ReturnsAreDated(),
            new ReturnsSayWhy(),
            new StockRules.PiecesAreAtLeastOne(),
            new ReturnsDoNotExceedTheirFlow());

    private ReturnRules() {}

    /** MSK-40: what comes back went out first. */
    static final class ReturnsNameAFlow implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(
                    attempt.returns(),
                    "returns",
                    (goods, path) -> require(attempt.lot().flow(goods.flow()).isPresent(), path + ".flow"));
        }
    }

    /** MSK-40: on a day from the flow's to today. */
    static final class ReturnsAreDated implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(attempt.returns(), "returns", (goods, path) -> {
                var first = attempt.lot()
                        .flow(goods.flow())
                        .map(Flows.Flow::on)
                        .orElse(attempt.lot().openedOn());
                var on = goods.on();
                return require(
                        on != null && !on.isBefore(first) && !on.isAfter(attempt.today()),
                        path + ".on",
                        first.toString(),
                        attempt.today().toString());
            });
        }
    }

    /** MSK-40: a reason of at most 500 characters. */
    static final class ReturnsSayWhy implements FieldRule<Attempt> {
        private static final int MOST = 500;

        @Override
        public List<Violation> violations(Attempt attempt) {
            return each(attempt.returns(), "returns", (goods, path) -> {
                var reason = goods.reason();
                return require(
                        reason != null && !reason.isBlank() && reason.codePointCount(0, reason.length()) <= MOST,
                        path + ".reason",
                        String.valueOf(MOST));
            });
        }
    }

    /** MSK-40: at most the flow less earlier returns; what is declared together counts together. */
    static final class ReturnsDoNotExceedTheirFlow implements FieldRule<Attempt> {
        @Override
        public List<Violation> violations(Attempt attempt) {
            var left = new HashMap<Integer, Long>();
            return each(attempt.returns(), "returns", (goods, path) -> {
                var flow = attempt.lot().flow(goods.flow());
                if (flow.isEmpty()) {
                    return List.of();
                }
                var there = left.getOrDefault(goods.flow(), flow.get().left());
                var fits = goods.pieces() <= there;
                left.put(goods.flow(), fits && goods.pieces() > 0 ? there - goods.pieces() : there);
                return require(fits, path + ".pieces", Long.toString(there));
            });
        }
    }
}
