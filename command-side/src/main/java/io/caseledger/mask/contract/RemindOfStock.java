package io.caseledger.mask.contract;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Remind the importer of what is left (MSK-50). Reminding for the same time or an earlier one changes nothing.
 *
 * @param dueAt when the reminder was due
 */
public record RemindOfStock(@TargetAggregateIdentifier LotId lotId, Instant dueAt) implements StockCommand {}
