package io.caseledger.permit.contract;

import io.caseledger.shared.contract.MultiLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Customs demands that the permit be amended after clearance (API-07, MSK-13).
 *
 * @param messageId the sender's own number of the message: the same one again changes nothing (API-07)
 */
public record DemandAmendment(
        @TargetAggregateIdentifier PermitId permitId,
        String messageId,
        @Nullable String declarationNumber,
        @MultiLine String description)
        implements PermitCommand {}
