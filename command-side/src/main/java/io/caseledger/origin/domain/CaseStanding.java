package io.caseledger.origin.domain;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules need to know of a case.
 *
 * @param filerIdentity identity number of the account that filed it (REV-04)
 * @param applicantIdentity identity number of the applicant named in it
 * @param officer account of the officer who has it, null while nobody has
 * @param officerName the officer's name when the case was taken
 * @param revision 1 as filed
 */
record CaseStanding(
        CaseId id,
        String receiptNumber,
        String issuingUnit,
        CaseState state,
        String filedBy,
        String filerIdentity,
        String applicantAccount,
        String applicantIdentity,
        @Nullable String officer,
        @Nullable String officerName,
        int revision) {

    CaseStanding in(CaseState next) {
        return with(next, officer, officerName, revision);
    }

    CaseStanding takenBy(String account, String name) {
        return with(CaseState.UNDER_REVIEW, account, name, revision);
    }

    CaseStanding putBack() {
        return with(CaseState.RECEIVED, null, null, revision);
    }

    CaseStanding revised(int next) {
        return with(CaseState.UNDER_REVIEW, officer, officerName, next);
    }

    private CaseStanding with(
            CaseState nextState, @Nullable String nextOfficer, @Nullable String nextOfficerName, int nextRevision) {
        return new CaseStanding(
                id,
                receiptNumber,
                issuingUnit,
                nextState,
                filedBy,
                filerIdentity,
                applicantAccount,
                applicantIdentity,
                nextOfficer,
                nextOfficerName,
                nextRevision);
    }
}
