package io.caseledger.shared.web;

import java.util.function.Function;

/**
 * How a filter of the machine interface is read, for {@link RequestValues}: as the page of the same list reads its own. A bean for each kind of filter.
 *
 * @param read asks for each of its filters, so that all others are known to be none
 */
public record FilterReader<F>(Class<F> type, Function<AskedFilters, F> read) {}
