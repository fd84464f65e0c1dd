package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reject with a reason (REV-02). */
public record RejectCertificate(@TargetAggregateIdentifier CaseId caseId, String reason)
        implements CertificateCommand {}
