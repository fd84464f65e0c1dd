package io.caseledger.stock.contract;

import io.caseledger.permit.contract.MaskKind;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Stock has come (MSK-30): all of it is stock at first.
 *
 * @param openedOn day of release or of the completed write-off, Asia/Taipei
 */
@Revision("1")
public record StockLotOpened(
        String lotId,
        String lotNumber,
        String permitId,
        String permitNumber,
        String importerAccount,
        String importerIdentity,
        String importerName,
        @Nullable String agentAccount,
        LotSource source,
        String reference,
        int item,
        MaskKind kind,
        String product,
        String origin,
        LocalDate openedOn,
        long pieces)
        implements StockEvent {}
