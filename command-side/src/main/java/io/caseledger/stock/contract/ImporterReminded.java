package io.caseledger.stock.contract;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * 稽催信: an importer is reminded of all that is left, by one letter (MSK-50). Each lot then notes it for itself ({@link StockReminderSent}).
 *
 * @param dueAt when it was due
 */
@Revision("1")
public record ImporterReminded(String reminderId, String importerAccount, Instant dueAt, List<LotLeft> lots) {
    public ImporterReminded {
        lots = List.copyOf(lots);
    }
}
