package io.caseledger.stock.query;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Masks that came back into stock (MSK-40).
 *
 * @param number number of the return within its lot, from 1
 * @param flow number of the flow that they came back from
 * @param flowKind name of that flow's {@code FlowKind}
 * @param on day declared, Asia/Taipei
 */
public record ReturnRow(
        String lotNumber,
        String lotId,
        String permitNumber,
        String reference,
        String importerName,
        int number,
        int flow,
        String flowKind,
        @Nullable String receiver,
        LocalDate on,
        long pieces,
        String reason,
        Instant recordedAt,
        String actorName,
        long position) {}
