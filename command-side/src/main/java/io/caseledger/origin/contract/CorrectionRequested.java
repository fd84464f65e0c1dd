package io.caseledger.origin.contract;

import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * 補正: the officer asks for corrections, field by field (REV-02).
 */
@Revision("1")
public record CorrectionRequested(String caseId, List<FieldComment> comments) implements CertificateEvent {}
