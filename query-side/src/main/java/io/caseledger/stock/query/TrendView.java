package io.caseledger.stock.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Figures of consecutive days, each day there. */
public record TrendView(List<Day> days) {
    /**
     * One day.
     *
     * @param imported pieces that came on that day, as the following
     * @param flowedByKind by name of {@code FlowKind}; kinds without a piece are left out
     * @param stock pieces in stock at the day's end
     */
    public record Day(
            LocalDate day, long imported, long returned, long flowed, Map<String, Long> flowedByKind, long stock) {}
}
