package io.caseledger.stock.query;

import io.caseledger.shared.query.Viewer;

/** As {@link ReadBalances}, all of them: streams {@link BalanceView.Balance}s. */
public record ExportBalances(Viewer viewer, BalanceScope scope, boolean onlyDifferences) {}
