package io.caseledger.origin.contract;

import org.axonframework.serialization.Revision;

/** A certificate number is used up: gap-free within unit and year, as accountable documents are (REV-02). */
@Revision("1")
public record CertificateNumberIssued(String register, String unit, int year, int serial, String caseId) {}
