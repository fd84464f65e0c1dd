package io.caseledger.origin.contract;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 已收件: an application is filed and has its receipt number (COE0010-16).
 *
 * @param filedBy account that filed it
 * @param filerIdentity identity number of that account, for REV-04
 * @param applicantAccount account of the applicant
 * @param agentAccount account of the agent where one filed it
 * @param receivedOn day in Asia/Taipei
 * @param dueAt when the issuing unit should have reviewed it
 */
@Revision("1")
public record CertificateSubmitted(
        String caseId,
        String receiptNumber,
        String issuingUnit,
        String filedBy,
        String filerIdentity,
        String applicantAccount,
        @Nullable String agentAccount,
        LocalDate receivedOn,
        Instant dueAt,
        CertificateApplication application)
        implements CertificateEvent {}
