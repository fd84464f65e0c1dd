package io.caseledger.origin.contract;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 已核可: approved, with its certificate number (REV-02).
 *
 * @param issuedOn day of issue, Asia/Taipei
 */
@Revision("1")
public record CertificateApproved(String caseId, String certificateNumber, LocalDate issuedOn)
        implements CertificateEvent {}
