package io.caseledger.stock.query;

import java.time.Duration;
import java.time.Instant;

/**
 * Importers who are to be reminded of what is left (MSK-50), longest due first; answers {@link DueReminder}s.
 *
 * @param before the reminders' clock now
 * @param within how much later than its first another lot of the importer may be due to be in the same reminder
 */
public record FindDueReminders(Instant before, Duration within, int limit) {}
