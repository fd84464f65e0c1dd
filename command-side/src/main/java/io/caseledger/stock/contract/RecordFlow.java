package io.caseledger.stock.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Declare flows out of stock, all of them or none (MSK-31 … MSK-33). */
public record RecordFlow(@TargetAggregateIdentifier LotId lotId, List<GoodsFlow> flows) implements StockCommand {}
