package io.caseledger.stock.contract;

import org.axonframework.serialization.Revision;

/** When to alert, from now on (MSK-61). What is out of balance alerts always (MSK-63). */
@Revision("1")
public record AlertThresholdsSet(String policy, AlertThresholds thresholds) {}
