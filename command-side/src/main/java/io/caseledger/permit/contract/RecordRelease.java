package io.caseledger.permit.contract;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Customs has released goods; what was cleared becomes stock (API-07, MSK-30).
 *
 * @param messageId the sender's own number of the message: the same one again changes nothing (API-07)
 */
public record RecordRelease(
        @TargetAggregateIdentifier PermitId permitId,
        String messageId,
        String declarationNumber,
        LocalDate releasedOn,
        List<ReleasedItem> items)
        implements PermitCommand {}
