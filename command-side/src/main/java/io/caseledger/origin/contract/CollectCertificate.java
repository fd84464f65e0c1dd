package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Mark as handed over (REV-05). */
public record CollectCertificate(
        @TargetAggregateIdentifier CaseId caseId, @Nullable String collectedBy) implements CertificateCommand {}
