package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/**
 * 退件: refused for the reason given (REV-02).
 */
@Revision("1")
public record CertificateRejected(String caseId, String reason) implements CertificateEvent {}
