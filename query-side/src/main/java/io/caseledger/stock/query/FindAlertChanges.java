package io.caseledger.stock.query;

import java.time.LocalDate;

/**
 * Where the alerts that stand and the figures disagree (MSK-61, MSK-63); answers {@link AlertChange}s, for the watch.
 *
 * @param today day in Asia/Taipei
 */
public record FindAlertChanges(LocalDate today, int limit) {}
