package io.caseledger.origin.contract;

import io.caseledger.shared.contract.MultiLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Cancel (COE0050-01): the applicant while received; an officer, with a reason, an approved one not yet collected. */
public record CancelCertificate(
        @TargetAggregateIdentifier CaseId caseId,
        @MultiLine @Nullable String reason) implements CertificateCommand {}
