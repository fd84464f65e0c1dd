package io.caseledger.mask.query;

import java.time.Instant;

/**
 * Lots of which the importer is to be reminded (MSK-50), longest due first; answers {@link DueReminder}s.
 *
 * @param before the reminders' clock now
 */
public record FindDueReminders(Instant before, int limit) {}
