package io.caseledger.permit.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Customs has got an import declaration that names this permit (API-07).
 *
 * @param messageId the sender's own number of the message: the same one again changes nothing (API-07)
 */
public record RecordDeclaration(
        @TargetAggregateIdentifier PermitId permitId,
        String messageId,
        String declarationNumber,
        String importerIdentity,
        List<ReleasedItem> items)
        implements PermitCommand {}
