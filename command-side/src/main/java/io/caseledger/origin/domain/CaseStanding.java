package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateEvent;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.shared.domain.Standing;
import io.caseledger.shared.reference.IdentityKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules need to know of a case.
 *
 * @param filerIdentity identity number of the account that filed it (REV-04)
 * @param applicantIdentity identity number of the applicant named in it
 * @param parties identity numbers of applicant, exporter, importer and manufacturers, as last revised (REV-06)
 * @param officer account of the officer who has it, null while nobody has
 * @param officerName the officer's name when the case was taken
 * @param revision 1 as filed
 */
record CaseStanding(
        String id,
        String receiptNumber,
        String issuingUnit,
        CaseState state,
        String filedBy,
        String filerIdentity,
        String applicantAccount,
        String applicantIdentity,
        Set<String> parties,
        @Nullable String officer,
        @Nullable String officerName,
        int revision)
        implements Standing {

    static CaseStanding of(CertificateSubmitted event) {
        var applicant = event.application().applicant().identityNumber();
        return new CaseStanding(
                event.caseId(),
                event.receiptNumber(),
                event.issuingUnit(),
                CaseState.RECEIVED,
                event.filedBy(),
                event.filerIdentity(),
                event.applicantAccount(),
                applicant == null ? event.filerIdentity() : applicant,
                event.application().identityNumbers(),
                null,
                null,
                1);
    }

    CaseStanding evolve(CertificateEvent event) {
        return switch (event) {
            case CertificateSubmitted again -> throw new IllegalStateException(again.caseId() + " was filed twice");
            case CaseTaken taken -> with(CaseState.UNDER_REVIEW, taken.officer(), taken.officerName());
            case CasePutBack putBack -> with(CaseState.RECEIVED, null, null);
            case CorrectionRequested requested -> in(CaseState.CORRECTION_REQUESTED);
            case CertificateRevised revised ->
                with(
                        CaseState.UNDER_REVIEW,
                        officer,
                        officerName,
                        revised.application().identityNumbers(),
                        revised.revision());
            case CertificateApproved approved -> in(CaseState.APPROVED);
            case CertificateRejected rejected -> in(CaseState.REJECTED);
            case CertificateCancelled cancelled -> in(CaseState.CANCELLED);
            case CertificateCollected collected -> in(CaseState.COLLECTED);
        };
    }

    @Override
    public String number() {
        return receiptNumber;
    }

    private CaseStanding in(CaseState next) {
        return with(next, officer, officerName);
    }

    /** Whether somebody with this identity number filed it, or is a party to it. */
    boolean concerns(String identityNumber) {
        var own = IdentityKind.normalised(identityNumber);
        return own.equals(IdentityKind.normalised(filerIdentity))
                || own.equals(IdentityKind.normalised(applicantIdentity))
                || parties.contains(own);
    }

    private CaseStanding with(CaseState next, @Nullable String nextOfficer, @Nullable String nextOfficerName) {
        return with(next, nextOfficer, nextOfficerName, parties, revision);
    }

    private CaseStanding with(
            CaseState nextState,
            @Nullable String nextOfficer,
            @Nullable String nextOfficerName,
            Set<String> nextParties,
            int nextRevision) {
        return new CaseStanding(
                id,
                receiptNumber,
                issuingUnit,
                nextState,
                filedBy,
                filerIdentity,
                applicantAccount,
                applicantIdentity,
                nextParties,
                nextOfficer,
                nextOfficerName,
                nextRevision);
    }
}
