package io.caseledger.stock.query;

import io.caseledger.shared.query.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums and their differences (MSK-63).
 *
 * @param total how many rows there are in all
 * @param differences how many of all rows of the scope are out of balance
 */
public record BalanceView(List<Balance> rows, long total, long differences) implements Found<BalanceView.Balance> {
    /**
     * One sum. Imported, returned and flowed are added up from the movements; the stock is what the lots themselves said after their latest
     * event.
     *
     * @param key lot number, account, or empty for the total
     * @param label what a person calls it
     * @param stock as the lots said
     * @param listed what the lists of lots show; null where these have met an event more or less
     * @param counted what the events in the log add up to; null where the figures have not come as far
     */
    public record Balance(
            String key,
            String label,
            long imported,
            long returned,
            long flowed,
            long stock,
            @Nullable Long listed,
            @Nullable Long counted) {
        /** Pieces too many in stock, or too few if negative; 0 in balance. */
        public long difference() {
            var byMovements = stock - (imported + returned - flowed);
            if (byMovements != 0) {
                return byMovements;
            }
            return listed != null && listed != stock ? listed - stock : counted == null ? 0 : stock - counted;
        }
    }
}
