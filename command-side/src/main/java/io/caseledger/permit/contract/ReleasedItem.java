package io.caseledger.permit.contract;

/**
 * What customs says of one item.
 *
 * @param item number of the permit's item, from 1
 */
public record ReleasedItem(int item, long pieces) {}
