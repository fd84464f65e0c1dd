package io.caseledger.stock.contract;

/** What an alert is about (MSK-61, MSK-63). Names are storage format. */
public enum AlertKind {
    /** A lot has been in stock for too long; subject: lot number */
    OLD_STOCK,
    /** An importer holds too much; subject: its account */
    IMPORTER_STOCK,
    /** Too much went to one receiver; subject: its name */
    RECEIVER_FLOWS,
    /** imports + returns ≠ flows + stock; subject: lot number */
    IMBALANCE
}
