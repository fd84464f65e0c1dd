package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Take a case of one's unit for review (REV-01). */
public record TakeCase(@TargetAggregateIdentifier CaseId caseId) implements CertificateCommand {}
