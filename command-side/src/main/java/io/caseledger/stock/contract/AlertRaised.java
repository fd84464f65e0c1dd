package io.caseledger.stock.contract;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * Something is beyond its threshold (MSK-61).
 *
 * @param subject lot number, account or receiver, by kind
 * @param name what a person calls the subject
 * @param figure days or pieces, by kind
 * @param recipients accounts that are told by mail
 */
@Revision("1")
public record AlertRaised(
        String alertId,
        AlertKind kind,
        String subject,
        String name,
        long figure,
        long threshold,
        List<String> recipients)
        implements AlertEvent {
    public AlertRaised {
        recipients = List.copyOf(recipients);
    }
}
