package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Approve, which gives the certificate number (REV-02). */
public record ApproveCertificate(@TargetAggregateIdentifier CaseId caseId) implements CertificateCommand {}
