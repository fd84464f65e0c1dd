package io.caseledger.stock.contract;

import java.time.Duration;

/**
 * What the operator decides about stock; a bean made of the settings.
 *
 * @param reminderEvery time between two reminders of a lot (MSK-50)
 */
public record StockTerms(Duration reminderEvery) {}
