package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.ParcelNumber;
import java.time.LocalDate;
import java.util.List;

/** MSK-20: a parcel's number (UPU S10) with its check digit. */
final class ParcelNumbersAreWellFormed implements RowRule {
    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        if (way != ImportWay.PARCEL) {
            return List.of();
        }
        return each(rows, (row, path) -> {
            var check = ParcelNumber.check(row.reference() == null ? "" : row.reference());
            return check.accepted() ? List.of() : List.of(Violation.of(name(), path + "reference", check));
        });
    }
}
