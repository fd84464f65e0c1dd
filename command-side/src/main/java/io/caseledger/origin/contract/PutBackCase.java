package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Put a taken case back into the queue (REV-01). */
public record PutBackCase(@TargetAggregateIdentifier CaseId caseId) implements CertificateCommand {}
