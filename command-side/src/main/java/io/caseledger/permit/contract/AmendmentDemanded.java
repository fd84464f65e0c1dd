package io.caseledger.permit.contract;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Customs demands an amendment after clearance (API-07, MSK-13). */
@Revision("1")
public record AmendmentDemanded(
        String permitId, String messageId, @Nullable String declarationNumber, String description)
        implements PermitEvent {}
