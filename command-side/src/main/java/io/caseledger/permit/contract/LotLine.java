package io.caseledger.permit.contract;

/**
 * A lot that comes into stock: what was cleared or written off of one item.
 *
 * @param lotNumber permit number, hyphen, serial within the permit: {@code MSK20260000042-001}
 * @param item number of the permit's item, from 1
 * @param reference declaration number, or parcel number, flight or other reference
 */
public record LotLine(String lotNumber, int item, String reference, long pieces) {}
