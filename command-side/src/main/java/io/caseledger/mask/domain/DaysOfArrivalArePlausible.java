package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.List;

/** MSK-20: what is written off has come in: today or within the year before. */
final class DaysOfArrivalArePlausible implements RowRule {
    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        var first = today.minusYears(1);
        return each(rows, (row, path) -> {
            var on = row.on();
            return require(
                    on == null || (!on.isAfter(today) && !on.isBefore(first)),
                    path + "on",
                    first.toString(),
                    today.toString());
        });
    }
}
