package io.caseledger.stock.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decide when to alert (MSK-61). Setting what is set changes nothing. */
public record SetAlertThresholds(@TargetAggregateIdentifier String policy, AlertThresholds thresholds) {
    /** The one policy there is. */
    public static final String POLICY = "stock-alert-policy";

    public SetAlertThresholds(AlertThresholds thresholds) {
        this(POLICY, thresholds);
    }
}
