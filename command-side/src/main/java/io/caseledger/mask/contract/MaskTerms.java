package io.caseledger.mask.contract;

import java.time.Duration;

/**
 * What the operator decides about permits and reminders; a bean made of the settings.
 *
 * @param validityDays how long a permit is valid (MSK-04)
 * @param reminderEvery time between two reminders (MSK-50)
 */
public record MaskTerms(int validityDays, Duration reminderEvery) {}
