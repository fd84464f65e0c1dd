package io.caseledger.stock.query;

import org.jspecify.annotations.Nullable;

/**
 * Alerts (MSK-61), latest first; answers an {@link AlertListView}. For those who watch all stock.
 *
 * @param standing only those that stand, or only those that do not; null for both
 * @param kind only of this kind; null for all
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record FindAlerts(
        @Nullable Boolean standing, @Nullable String kind, int page, int size) {}
