package io.caseledger.stock.contract;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Note that the importer is reminded of what is left of a lot (MSK-50). Reminding for the same time or an earlier one changes nothing.
 *
 * @param dueAt when the reminder was due
 */
public record RemindOfStock(@TargetAggregateIdentifier LotId lotId, Instant dueAt) implements StockCommand {}
