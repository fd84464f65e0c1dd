package io.caseledger.mask.contract;

/** Every fact about a year's book of permit numbers. */
public sealed interface PermitBookEvent permits PermitNumberIssued {}
