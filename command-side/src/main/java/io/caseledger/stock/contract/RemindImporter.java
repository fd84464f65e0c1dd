package io.caseledger.stock.contract;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Remind an importer of all that is left, by one letter (MSK-50). The same reminder again changes nothing.
 *
 * @param dueAt when it was due
 * @param lots at least one
 */
public record RemindImporter(
        @TargetAggregateIdentifier ReminderId reminderId, String importerAccount, Instant dueAt, List<LotLeft> lots) {
    public RemindImporter {
        lots = List.copyOf(lots);
    }
}
