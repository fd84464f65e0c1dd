package io.caseledger.stock.query;

/**
 * A lot.
 *
 * @param mayOrder whether whoever looks may declare for the importer (ACC-09)
 * @param position log position of its latest event
 */
public record LotView(LotRow row, boolean mayOrder, long position) {}
