package io.caseledger.mask.domain;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.WriteOffRow;
import io.caseledger.shared.contract.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A rule on the rows of a write-off by themselves. Its class is named as the sentence; its text is {@code rule.<name>}. It reports all that break it. */
interface RowRule {

    /** @param today day in Asia/Taipei */
    List<Violation> check(ImportWay way, List<WriteOffRow> rows, LocalDate today);

    default String name() {
        return getClass().getSimpleName();
    }

    default List<Violation> require(boolean kept, String field, String... args) {
        return kept ? List.of() : List.of(Violation.of(name(), field, args));
    }

    /** @param check takes a row and the beginning of its fields' paths, such as {@code rows[0].} */
    default List<Violation> each(List<WriteOffRow> rows, BiFunction<WriteOffRow, String, List<Violation>> check) {
        var found = new ArrayList<Violation>();
        for (int i = 0; i < rows.size(); i++) {
            found.addAll(check.apply(rows.get(i), "rows[" + i + "]."));
        }
        return found;
    }
}
