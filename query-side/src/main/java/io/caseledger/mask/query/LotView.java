package io.caseledger.mask.query;

/**
 * A lot.
 *
 * @param position log position of its latest event
 */
public record LotView(LotRow row, long position) {}
