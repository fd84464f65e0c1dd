package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.util.List;

/**
 * What this viewer may do with a case as it stands: which buttons the page shows. Only a courtesy; the case itself decides when the order comes.
 *
 * @param cancel the applicant, while received (COE0050-01)
 * @param revise whoever filed it, while a correction is requested (REV-03)
 * @param review the officer who has it
 * @param buttons the officer's orders that need no form
 * @param withdraw the officer cancels an approved, uncollected certificate with a reason
 */
record CaseChoices(
        boolean cancel, boolean revise, List<CaseButton> buttons, boolean review, boolean collect, boolean withdraw) {

    static CaseChoices of(Actor actor, CaseView view) {
        var state = CaseState.valueOf(view.row().state());
        var account = actor.accountId();
        var orders = actor.role().files() && view.mayOrder();
        var unit = actor.role() == Role.ISSUER && view.row().issuingUnit().equals(actor.unit());
        var has = unit && account.equals(view.row().officer());
        var officer = unit && !view.row().own();
        return new CaseChoices(
                orders && state == CaseState.RECEIVED,
                revises(actor, view) && state == CaseState.CORRECTION_REQUESTED,
                unit ? CaseButton.offered(state, has, view.row().own()) : List.of(),
                officer && has && state == CaseState.UNDER_REVIEW,
                officer && state == CaseState.APPROVED,
                officer && state == CaseState.APPROVED);
    }

    /** REV-03, ACC-09: whoever filed it, as long as that one acts for the applicant; then whoever does. */
    static boolean revises(Actor actor, CaseView view) {
        return actor.role().files()
                && view.mayOrder()
                && (actor.accountId().equals(view.filedBy()) || !view.filerOrders());
    }

    public boolean none() {
        return !(cancel || revise || review || collect || withdraw) && buttons.isEmpty();
    }
}
