package io.caseledger.shared.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of an exported list (GEN-04).
 *
 * @param title message key
 * @param value a String, Number, LocalDate, Instant (shown in Taipei's time), or null for an empty cell; anything else is written as its text
 */
public record Column<T>(String title, Function<T, @Nullable Object> value) {}
