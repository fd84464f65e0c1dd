package io.caseledger.origin.contract;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Cancel (COE0050-01): the applicant while received; an officer, with a reason, an approved one not yet collected. */
public record CancelCertificate(
        @TargetAggregateIdentifier CaseId caseId, @Nullable String reason) implements CertificateCommand {}
