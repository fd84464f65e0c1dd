package io.caseledger.stock.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An importer that still holds something, and since when it is to be reminded of it (MSK-50).
 *
 * @param lots what it is to be reminded of, longest due first; some of them where there are very many
 */
public record DueReminder(String importerAccount, Instant dueAt, List<Lot> lots) {
    /**
     * @param agentAccount who filed for the importer; null where nobody did
     * @param stock pieces left
     */
    public record Lot(
            String lotNumber, String product, @Nullable String agentAccount, LocalDate openedOn, long stock) {}
}
