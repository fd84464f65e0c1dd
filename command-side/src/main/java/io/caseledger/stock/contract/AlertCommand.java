package io.caseledger.stock.contract;

/** Every order on alerts. */
public sealed interface AlertCommand permits RaiseAlert, ClearAlert {
    AlertId alertId();
}
