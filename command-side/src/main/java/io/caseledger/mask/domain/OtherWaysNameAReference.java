package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.PrintableText;
import java.time.LocalDate;
import java.util.List;

/** MSK-20: some reference under which customs finds what came in, up to 50 printable characters. */
final class OtherWaysNameAReference implements RowRule {
    private static final int MOST = 50;

    @Override
    public List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today) {
        if (way != ImportWay.OTHER) {
            return List.of();
        }
        return each(rows, (row, path) -> {
            var reference = WriteOffRules.reference(way, row);
            var given = !reference.isEmpty()
                    && reference.codePointCount(0, reference.length()) <= MOST
                    && PrintableText.is(reference);
            return require(given, path + "reference", Integer.toString(MOST));
        });
    }
}
