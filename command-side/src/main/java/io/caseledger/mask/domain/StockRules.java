package io.caseledger.mask.domain;

import io.caseledger.mask.contract.OpenStockLot;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.RelabelStockLot;
import io.caseledger.mask.contract.RemindOfStock;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.mask.contract.StockCommand;
import io.caseledger.shared.contract.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rules each order on a lot has to pass: what is not the actor's is not there, then what the role may not do, then all that is wrong with what is
 * declared, at once.
 */
final class StockRules {
    private static final List<StockRule> OPEN = List.of(new OnlyTheServiceKeepsLots(), new LotsOpenWithPieces());
    private static final List<StockRule> KEEP = List.of(new LotExists(), new OnlyTheServiceKeepsLots());
    private static final List<StockRule> DECLARE = List.of(new LotExists(), new OnlyImportersDeclare());
    private static final List<StockLineRule> FLOWS = List.of(
            new DeclarationsHoldOneToTwoHundredRows(),
            new FlowsAreDated(),
            new FlowsHaveAKind(),
            new FlowsNameTheReceiver(),
            new FlowsAreProved(),
            new ProofsFitTheFlow(),
            new PiecesAreAtLeastOne(),
            new FlowsDoNotExceedTheStock());
    private static final List<StockLineRule> RETURNS = List.of(
            new DeclarationsHoldOneToTwoHundredRows(),
            new ReturnsNameAFlow(),
            new ReturnsAreDated(),
            new ReturnsSayWhy(),
            new PiecesAreAtLeastOne(),
            new ReturnsDoNotExceedTheirFlow());

    private StockRules() {}

    /** @throws Rejection of the first rule that is broken; of all that is wrong with what is declared */
    static void check(StockAttempt attempt) {
        of(attempt.command()).stream()
                .map(rule -> rule.refusal(attempt))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        var violations = lines(attempt.command()).stream()
                .flatMap(rule -> rule.check(attempt).stream())
                .toList();
        if (!violations.isEmpty()) {
            throw new Rejection(Rejection.Kind.INVALID, violations);
        }
    }

    /** The names of all rules that are asked. */
    static List<String> names() {
        return Stream.of(
                        Stream.of(OPEN, KEEP, DECLARE).flatMap(List::stream).map(StockRule::name),
                        Stream.of(FLOWS, RETURNS).flatMap(List::stream).map(StockLineRule::name))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static List<StockRule> of(StockCommand command) {
        return switch (command) {
            case OpenStockLot open -> OPEN;
            case RemindOfStock remind -> KEEP;
            case RelabelStockLot relabel -> KEEP;
            case RecordFlow flow -> DECLARE;
            case ReturnGoods goods -> DECLARE;
        };
    }

    private static List<StockLineRule> lines(StockCommand command) {
        return switch (command) {
            case OpenStockLot open -> List.of();
            case RemindOfStock remind -> List.of();
            case RelabelStockLot relabel -> List.of();
            case RecordFlow flow -> FLOWS;
            case ReturnGoods goods -> RETURNS;
        };
    }
}
