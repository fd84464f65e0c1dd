package io.caseledger.stock.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** It is no longer beyond its threshold. Clearing an alert that does not stand changes nothing. */
public record ClearAlert(@TargetAggregateIdentifier AlertId alertId) implements AlertCommand {}
