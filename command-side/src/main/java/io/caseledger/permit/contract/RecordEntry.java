package io.caseledger.permit.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The goods of a declaration have entered the clearance procedure (API-07).
 *
 * @param messageId the sender's own number of the message: the same one again changes nothing (API-07)
 */
public record RecordEntry(@TargetAggregateIdentifier PermitId permitId, String messageId, String declarationNumber)
        implements PermitCommand {}
