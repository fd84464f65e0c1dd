package io.caseledger.stock.query;

import java.time.LocalDate;

/** One of the lots that have held something for longest. */
public record OldLot(
        String lotNumber,
        String permitNumber,
        String importerAccount,
        String importerName,
        String kind,
        String product,
        String origin,
        LocalDate openedOn,
        long ageDays,
        long imported,
        long stock) {}
