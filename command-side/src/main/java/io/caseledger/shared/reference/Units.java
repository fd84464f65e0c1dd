package io.caseledger.shared.reference;

/**
 * Units of quantity by UN/ECE Recommendation 20, packages of Recommendation 21 as its X… codes included, and the few codes that only
 * Taiwan's customs uses ({@code reference/units.tsv}). At most three characters; the most used first.
 */
public final class Units {

    private static final CodeList LIST = new FixedCodeList(
            "units",
            ReferenceTable.codes("units.tsv"),
            ReferenceTable.codes("unit-kinds.tsv"),
            FixedCodeList.Order.AS_LISTED);

    private Units() {}

    /** As a list for pickers; parent = kind of unit (piece, mass, package …). */
    public static CodeList list() {
        return LIST;
    }
}
