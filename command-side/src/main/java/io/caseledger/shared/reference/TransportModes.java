package io.caseledger.shared.reference;

import java.util.List;

/** Modes of transport by UN/ECE Recommendation 19: 1 maritime, 4 air … ({@code reference/transport-modes.tsv}). */
public final class TransportModes {

    private static final CodeList LIST = new FixedCodeList(
            "transport-modes", ReferenceTable.codes("transport-modes.tsv"), List.of(), FixedCodeList.Order.AS_LISTED);

    private TransportModes() {}

    /** As a list for pickers; no parents. */
    public static CodeList list() {
        return LIST;
    }
}
