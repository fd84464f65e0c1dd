package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/**
 * Whether imports + returns = flows + stock (MSK-63); answers a {@link BalanceView}.
 *
 * @param onlyDifferences leave out what is in balance
 * @param page from 1
 * @param size rows a page, 1 to 500
 */
public record ReadBalances(Viewer viewer, BalanceScope scope, boolean onlyDifferences, int page, int size) {}
