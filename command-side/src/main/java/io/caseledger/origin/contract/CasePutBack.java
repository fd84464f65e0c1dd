package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/**
 * The officer has put the case back into the unit's queue (REV-01).
 */
@Revision("1")
public record CasePutBack(String caseId, String officer) implements CertificateEvent {}
