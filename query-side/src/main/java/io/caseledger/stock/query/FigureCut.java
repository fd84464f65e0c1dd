package io.caseledger.stock.query;

/** By what figures are cut (MSK-60). Names are storage format. */
public enum FigureCut {
    /** one figure over everything; key: empty */
    TOTAL,
    /** key: name of a {@code MaskKind} */
    KIND,
    /** key: ISO 3166-1 alpha-2 */
    ORIGIN,
    /** key: name of the product */
    PRODUCT,
    /** key: name of a {@code FlowKind}; nothing is imported by it */
    FLOW_KIND,
    /** key: account; label: name */
    IMPORTER,
    /** key: name of who got the masks; empty where none was named */
    RECEIVER,
    /** key: ISO day on which the lot came into stock, Asia/Taipei */
    OPENED_ON
}
