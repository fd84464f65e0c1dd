package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Begins;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** File an application (COE0010-16). The id comes from the caller's idempotency key, so that filing twice makes one case. */
public record SubmitCertificate(@TargetAggregateIdentifier CaseId caseId, CertificateApplication application)
        implements CertificateCommand, Begins {}
