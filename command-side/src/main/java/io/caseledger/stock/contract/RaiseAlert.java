package io.caseledger.stock.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Something is beyond its threshold (MSK-61). Raising an alert that stands changes nothing.
 *
 * @param subject lot number, account or receiver, by kind
 * @param name what a person calls the subject
 * @param figure days or pieces, by kind
 * @param recipients accounts to be told by mail: the regulators there are
 */
public record RaiseAlert(
        @TargetAggregateIdentifier AlertId alertId,
        AlertKind kind,
        String subject,
        String name,
        long figure,
        long threshold,
        List<String> recipients)
        implements AlertCommand {
    public RaiseAlert {
        recipients = List.copyOf(recipients);
    }
}
