package io.caseledger.permit.contract;

/**
 * What the operator decides about permits; a bean made of the settings.
 *
 * @param validityDays how long a permit is valid (MSK-04)
 */
public record PermitTerms(int validityDays) {}
