package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.List;

/** MSK-20: a flight number alone names a flight of any day. */
final class TravellersNameADay implements RowRule {
    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        return way == ImportWay.TRAVELLER
                ? each(rows, (row, path) -> require(row.on() != null, path + "on"))
                : List.of();
    }
}
