package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** MSK-20: each parcel has a row of its own. */
final class ParcelsAreWrittenOffOnce implements RowRule {
    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        if (way != ImportWay.PARCEL) {
            return List.of();
        }
        var seen = new HashSet<String>();
        return each(rows, (row, path) -> {
            var number = WriteOffRules.reference(way, row);
            return require(number.isEmpty() || seen.add(number), path + "reference");
        });
    }
}
