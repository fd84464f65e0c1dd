package io.caseledger.mask.query;

import java.time.Instant;

/** A lot that still holds something, and since when its next reminder is due (MSK-50). */
public record DueReminder(String lotId, String lotNumber, Instant dueAt) {}
