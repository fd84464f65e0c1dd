package io.caseledger.shared.reference;

/**
 * Commodity codes that are often exported ({@code reference/commodity-codes.tsv}): an aid to typing. The tariff has many more, so a
 * form accepts every code that {@link CommodityCode#check} accepts.
 */
public final class CommodityCodes {

    private static final CodeList LIST = new FixedCodeList(
            "commodity-codes",
            ReferenceTable.codes("commodity-codes.tsv"),
            ReferenceTable.codes("commodity-chapters.tsv"),
            FixedCodeList.Order.AS_LISTED);

    private CommodityCodes() {}

    /** As a list for pickers; parent = chapter of the Harmonized System (two digits). */
    public static CodeList list() {
        return LIST;
    }
}
