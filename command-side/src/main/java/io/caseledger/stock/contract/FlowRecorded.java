package io.caseledger.stock.contract;

import io.caseledger.shared.contract.Attachment;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Masks went out of stock (MSK-31).
 *
 * @param flow number of the flow within its lot, from 1
 * @param stock pieces left after it
 */
@Revision("1")
public record FlowRecorded(
        String lotId,
        int flow,
        LocalDate on,
        FlowKind kind,
        @Nullable String receiver,
        long pieces,
        List<Attachment> proofs,
        long stock)
        implements StockEvent {}
