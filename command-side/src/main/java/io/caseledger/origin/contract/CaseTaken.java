package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/**
 * 審核中: an officer has taken the case (REV-01); others see who has it.
 */
@Revision("1")
public record CaseTaken(String caseId, String officer, String officerName) implements CertificateEvent {}
