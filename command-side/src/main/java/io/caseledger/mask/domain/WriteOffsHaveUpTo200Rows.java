package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.List;

/** GEN-06: an event has to stay of a size that can be replayed. */
final class WriteOffsHaveUpTo200Rows implements RowRule {
    private static final int MOST = 200;

    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        return require(rows.size() <= MOST, "rows", Integer.toString(MOST));
    }
}
