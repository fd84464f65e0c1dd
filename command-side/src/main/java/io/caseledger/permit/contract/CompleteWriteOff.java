package io.caseledger.permit.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** 核銷完成: close the write-off; its pieces become stock (MSK-20). */
public record CompleteWriteOff(@TargetAggregateIdentifier PermitId permitId) implements PermitCommand {}
