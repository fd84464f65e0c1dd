package io.caseledger.mask.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * 稽催信: the importer was reminded of what is left (MSK-50).
 *
 * @param round number of the reminder within its lot, from 1
 * @param dueAt when it was due
 * @param stock pieces left
 */
@Revision("1")
public record StockReminderSent(String lotId, int round, Instant dueAt, long stock) implements StockEvent {}
