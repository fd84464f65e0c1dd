package io.caseledger.mask.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decide when to alert (MSK-61). */
public record SetAlertThresholds(@TargetAggregateIdentifier String policy, AlertThresholds thresholds) {
    /** The one policy there is. */
    public static final String POLICY = "mask-alert-policy";
}
