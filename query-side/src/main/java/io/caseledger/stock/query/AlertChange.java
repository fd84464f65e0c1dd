package io.caseledger.stock.query;

import org.jspecify.annotations.Nullable;

/**
 * Something is beyond its threshold without an alert, or an alert stands for what no longer is.
 *
 * @param clears id of the alert that stands without cause; null where one is to be raised
 * @param kind name of an {@code AlertKind}
 */
public record AlertChange(
        @Nullable String clears, String kind, String subject, String name, long figure, long threshold) {}
