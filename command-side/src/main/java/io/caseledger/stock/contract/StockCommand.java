package io.caseledger.stock.contract;

/** Every order that a stock lot takes. */
public sealed interface StockCommand permits OpenStockLot, RecordFlow, ReturnGoods, RemindOfStock, RelabelStockLot {
    LotId lotId();
}
