package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Resubmit after a request for correction (REV-03). */
public record ReviseCertificate(@TargetAggregateIdentifier CaseId caseId, CertificateApplication application)
        implements CertificateCommand {}
