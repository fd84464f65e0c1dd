package io.caseledger.stock.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The importer was reminded of what is left of a lot (MSK-50), in an {@link ImporterReminded} letter.
 *
 * @param round number of the reminder within its lot, from 1
 * @param dueAt when it was due
 * @param stock pieces left
 */
@Revision("1")
public record StockReminderSent(String lotId, int round, Instant dueAt, long stock) implements StockEvent {}
