package io.caseledger.origin.contract;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Totals of the goods (COE0010-07). */
public final class Totals {

    private Totals() {}

    /** Quantities summed by unit, units in the order in which they first appear. Headings and unfinished lines count for nothing. */
    public static SequencedMap<String, BigDecimal> byUnit(List<GoodsLine> goods) {
        var totals = new LinkedHashMap<String, BigDecimal>();
        for (var line : goods) {
            var unit = line.unit();
            var quantity = line.quantity();
            if (!line.heading() && unit != null && !unit.isBlank() && quantity != null) {
                totals.merge(unit, quantity, BigDecimal::add);
            }
        }
        return totals;
    }
}
