package io.caseledger.origin.contract;

import io.caseledger.shared.contract.MultiLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reject with a reason (REV-02). */
public record RejectCertificate(
        @TargetAggregateIdentifier CaseId caseId, @MultiLine String reason) implements CertificateCommand {}
