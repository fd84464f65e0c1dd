package io.caseledger.stock.contract;

import org.axonframework.serialization.Revision;

/** It is no longer beyond its threshold. */
@Revision("1")
public record AlertCleared(String alertId) implements AlertEvent {}
