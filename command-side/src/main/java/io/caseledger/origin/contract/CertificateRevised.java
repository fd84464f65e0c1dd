package io.caseledger.origin.contract;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The applicant has revised the application and resubmitted it (REV-03).
 *
 * @param revision 2 for the first revision
 */
@Revision("1")
public record CertificateRevised(String caseId, int revision, CertificateApplication application, Instant dueAt)
        implements CertificateEvent {}
