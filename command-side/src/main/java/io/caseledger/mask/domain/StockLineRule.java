package io.caseledger.mask.domain;

import io.caseledger.mask.contract.GoodsFlow;
import io.caseledger.mask.contract.GoodsReturn;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A rule on what is declared of a lot. Its class is named as the sentence; its text is {@code rule.<name>}. It reports all rows that break it. */
interface StockLineRule {

    List<Violation> check(StockAttempt attempt);

    default String name() {
        return getClass().getSimpleName();
    }

    default List<Violation> require(boolean kept, String field, String... args) {
        return kept ? List.of() : List.of(Violation.of(name(), field, args));
    }

    /** @param check takes a flow and the beginning of its fields' paths, such as {@code flows[0].} */
    default List<Violation> eachFlow(StockAttempt attempt, BiFunction<GoodsFlow, String, List<Violation>> check) {
        return attempt.command() instanceof RecordFlow order ? each(order.flows(), "flows", check) : List.of();
    }

    /** @param check takes a return and the beginning of its fields' paths, such as {@code returns[0].} */
    default List<Violation> eachReturn(StockAttempt attempt, BiFunction<GoodsReturn, String, List<Violation>> check) {
        return attempt.command() instanceof ReturnGoods order ? each(order.returns(), "returns", check) : List.of();
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <R> List<Violation> each(List<R> rows, String list, BiFunction<R, String, List<Violation>> check) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < rows.size(); i++) {
            found.addAll(check.apply(rows.get(i), list + "[" + i + "]."));
        }
        return found;
    }
}
