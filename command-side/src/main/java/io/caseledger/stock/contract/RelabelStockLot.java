package io.caseledger.stock.contract;

import io.caseledger.permit.contract.MaskKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The permit was amended after its goods had come in (MSK-13): what they are called follows it; how many there are does not, as customs or the importer has
 * counted them. Saying what is known already, or what an earlier version said, changes nothing.
 *
 * @param revision version of the permit that says so
 */
public record RelabelStockLot(
        @TargetAggregateIdentifier LotId lotId, int revision, MaskKind kind, String product, String origin)
        implements StockCommand {}
