package io.caseledger.origin.contract;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ask the applicant for corrections, at least one comment (REV-02). */
public record RequestCorrection(@TargetAggregateIdentifier CaseId caseId, List<FieldComment> comments)
        implements CertificateCommand {}
