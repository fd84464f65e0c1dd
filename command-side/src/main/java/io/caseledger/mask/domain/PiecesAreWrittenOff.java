package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** MSK-20: pieces of each kind, none below zero, and one of them above. */
final class PiecesAreWrittenOff implements RowRule {
    private static final long MOST = 10_000_000_000L;

    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        return each(rows, (row, path) -> {
            var found = new ArrayList<Violation>();
            found.addAll(require(row.medical() >= 0 && row.medical() <= MOST, path + "medical"));
            found.addAll(require(row.nonMedical() >= 0 && row.nonMedical() <= MOST, path + "nonMedical"));
            found.addAll(require(row.medical() != 0 || row.nonMedical() != 0, path + "medical"));
            return found;
        });
    }
}
