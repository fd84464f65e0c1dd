package io.caseledger.mask.contract;

import org.axonframework.serialization.Revision;

/** When to alert, from now on (MSK-61). */
@Revision("1")
public record AlertThresholdsSet(String policy, AlertThresholds thresholds) implements AlertPolicyEvent {}
