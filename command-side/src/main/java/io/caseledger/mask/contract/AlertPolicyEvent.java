package io.caseledger.mask.contract;

/** Every fact about when to alert. */
public sealed interface AlertPolicyEvent permits AlertThresholdsSet {}
