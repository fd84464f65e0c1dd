package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;

/**
 * What this viewer may do with a case as it stands: which buttons the page shows. Only a courtesy; the case itself decides when the order comes.
 *
 * @param cancel the applicant, while received (COE0050-01)
 * @param revise whoever filed it, while a correction is requested (REV-03)
 * @param review the officer who has it
 * @param withdraw the officer cancels an approved, uncollected certificate with a reason
 */
record CaseChoices(
        boolean cancel,
        boolean revise,
        boolean take,
        boolean putBack,
        boolean review,
        boolean collect,
        boolean withdraw) {

    static CaseChoices of(Actor actor, CaseView view) {
        var state = CaseState.valueOf(view.row().state());
        var account = actor.accountId();
        var party = (actor.role() == Role.APPLICANT || actor.role() == Role.AGENT)
                && (account.equals(view.filedBy()) || account.equals(view.applicantAccount()));
        var officer = actor.role() == Role.ISSUER && view.row().issuingUnit().equals(actor.unit());
        var has = officer && account.equals(view.row().officer());
        return new CaseChoices(
                party && state == CaseState.RECEIVED,
                account.equals(view.filedBy()) && state == CaseState.CORRECTION_REQUESTED,
                officer && state == CaseState.RECEIVED,
                has && state == CaseState.UNDER_REVIEW,
                has && state == CaseState.UNDER_REVIEW,
                officer && state == CaseState.APPROVED,
                officer && state == CaseState.APPROVED);
    }

    public boolean none() {
        return !(cancel || revise || take || putBack || review || collect || withdraw);
    }
}
