package io.caseledger.stock.query;

/** When to alert (MSK-61); answers an optional {@link ThresholdsView}, empty before anybody has decided. */
public record ReadThresholds() {}
