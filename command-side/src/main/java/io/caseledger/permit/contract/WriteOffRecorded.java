package io.caseledger.permit.contract;

import java.util.List;
import org.axonframework.serialization.Revision;

/** What came in without a declaration, as it stands now (MSK-20). */
@Revision("1")
public record WriteOffRecorded(String permitId, List<WriteOffRow> rows) implements PermitEvent {}
