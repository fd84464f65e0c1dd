package io.caseledger.stock.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stock lot in a list (MSK-30). Always imported + returned = flowed + stock, in pieces.
 *
 * @param lotId what commands name it by
 * @param source name of a {@code LotSource}
 * @param reference declaration number, parcel number, flight or other reference
 * @param item number of the permit's item, from 1
 * @param kind name of a {@code MaskKind}
 * @param origin country, ISO 3166-1 alpha-2
 * @param openedOn day it came into stock, Asia/Taipei
 * @param lastFlowOn day of the latest flow, as declared
 * @param reminders how many reminders went out (MSK-50)
 * @param nextReminderAt when the next is due; null while nothing is in stock
 * @param version for {@code If-Match}
 * @param openedPosition log position of its opening: the cursor of machine lists
 * @param position log position of its latest event
 */
public record LotRow(
        String lotNumber,
        String lotId,
        String permitNumber,
        String source,
        String reference,
        int item,
        String kind,
        String product,
        String origin,
        String importerAccount,
        String importerName,
        String importerIdentity,
        @Nullable String agentAccount,
        LocalDate openedOn,
        long imported,
        long flowed,
        long returned,
        long stock,
        @Nullable LocalDate lastFlowOn,
        int reminders,
        @Nullable Instant nextReminderAt,
        long version,
        long openedPosition,
        long position) {}
