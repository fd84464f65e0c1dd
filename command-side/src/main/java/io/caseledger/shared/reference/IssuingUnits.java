package io.caseledger.shared.reference;

import java.util.List;
import java.util.Optional;

/** The issuing units 簽發單位 ({@code reference/issuing-units.tsv}). */
public final class IssuingUnits {

    private static final List<IssuingUnit> ALL = ReferenceTable.rows("issuing-units.tsv", 6).stream()
            .map(row -> new IssuingUnit(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
            .toList();

    private static final CodeList LIST = new FixedCodeList(
            "issuing-units",
            ALL.stream()
                    .map(unit -> new Code(unit.code(), unit.nameZh(), unit.nameEn(), ""))
                    .toList(),
            List.of(),
            FixedCodeList.Order.AS_LISTED);

    private IssuingUnits() {}

    /** As a list for pickers; no parents. */
    public static CodeList list() {
        return LIST;
    }

    /** The unit with this three-letter code. */
    public static Optional<IssuingUnit> byCode(String code) {
        String wanted = Typed.compact(code);
        return ALL.stream().filter(unit -> unit.code().equals(wanted)).findFirst();
    }
}
