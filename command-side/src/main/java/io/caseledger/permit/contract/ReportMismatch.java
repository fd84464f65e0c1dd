package io.caseledger.permit.contract;

import io.caseledger.shared.contract.MultiLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Customs found declaration and permit to differ (API-07, MSK-12).
 *
 * @param messageId the sender's own number of the message: the same one again changes nothing (API-07)
 */
public record ReportMismatch(
        @TargetAggregateIdentifier PermitId permitId,
        String messageId,
        String declarationNumber,
        @MultiLine String description)
        implements PermitCommand {}
