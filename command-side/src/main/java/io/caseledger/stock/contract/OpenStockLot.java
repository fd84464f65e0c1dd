package io.caseledger.stock.contract;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Begins;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What was cleared or written off of one item becomes stock (MSK-30). Opening the same lot again changes nothing.
 *
 * @param item number of the permit's item
 * @param openedOn day of release or of the completed write-off, Asia/Taipei
 */
public record OpenStockLot(
        @TargetAggregateIdentifier LotId lotId,
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
        implements StockCommand, Begins {}
