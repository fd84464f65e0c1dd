package io.caseledger.permit.contract;

import java.util.List;
import org.axonframework.serialization.Revision;

/** Customs has got a declaration that names the permit (API-07). */
@Revision("1")
public record DeclarationRecorded(String permitId, String messageId, String declarationNumber, List<ReleasedItem> items)
        implements PermitEvent {}
