package io.caseledger.stock.contract;

/** Every fact about a stock lot. */
public sealed interface StockEvent
        permits StockLotOpened, FlowRecorded, GoodsReturned, StockReminderSent, StockLotRelabelled {
    String lotId();
}
