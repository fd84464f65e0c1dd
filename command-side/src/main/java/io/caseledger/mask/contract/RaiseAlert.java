package io.caseledger.mask.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Something is beyond its threshold (MSK-61). Raising an alert that stands changes nothing.
 *
 * @param subject lot number, account or receiver, by kind
 * @param name what a person calls the subject
 * @param figure days or pieces, by kind
 */
public record RaiseAlert(
        @TargetAggregateIdentifier AlertId alertId,
        AlertKind kind,
        String subject,
        String name,
        long figure,
        long threshold)
        implements AlertCommand {}
