package io.caseledger.stock.contract;

import io.caseledger.permit.contract.MaskKind;
import org.axonframework.serialization.Revision;

/**
 * 改列: from now on the goods of the lot are what the amended permit says (MSK-13); what had been declared of them stays.
 *
 * @param revision version of the permit that says so
 */
@Revision("1")
public record StockLotRelabelled(String lotId, int revision, MaskKind kind, String product, String origin)
        implements StockEvent {}
