package io.caseledger.stock.contract;

/** Every fact about an alert. */
public sealed interface AlertEvent permits AlertRaised, AlertCleared {
    String alertId();
}
