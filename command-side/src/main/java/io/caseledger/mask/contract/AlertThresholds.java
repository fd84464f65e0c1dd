package io.caseledger.mask.contract;

/**
 * When to alert (MSK-61).
 *
 * @param lotDays a lot is in stock longer than this
 * @param importerPieces an importer holds more than this
 * @param receiverPieces more than this went to one receiver, returns deducted
 */
public record AlertThresholds(int lotDays, long importerPieces, long receiverPieces) {}
