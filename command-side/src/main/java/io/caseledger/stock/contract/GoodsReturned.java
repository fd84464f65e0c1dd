package io.caseledger.stock.contract;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * Masks came back into stock (MSK-40).
 *
 * @param number number of the return within its lot, from 1
 * @param flow number of the flow that they come back from
 * @param stock pieces there after it
 */
@Revision("1")
public record GoodsReturned(String lotId, int number, int flow, long pieces, LocalDate on, String reason, long stock)
        implements StockEvent {}
