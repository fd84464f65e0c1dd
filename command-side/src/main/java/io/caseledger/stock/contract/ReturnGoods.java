package io.caseledger.stock.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Declare returns into stock, all of them or none (MSK-40). */
public record ReturnGoods(@TargetAggregateIdentifier LotId lotId, List<GoodsReturn> returns) implements StockCommand {}
