package io.caseledger.permit.web;

import io.caseledger.permit.contract.CustomsStage;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.util.Arrays;
import java.util.List;

/**
 * Which buttons a permit's page shows: those the permit would take from this actor now. The permit itself decides (what comes in between is refused
 * with its reason).
 *
 * @param party whether the actor orders for the importer: itself, or authorised to (ACC-09)
 */
record PermitChoices(
        boolean party,
        boolean revise,
        boolean cancel,
        boolean reissue,
        boolean print,
        boolean writeOff,
        boolean flows) {

    static PermitChoices of(Actor actor, PermitView view, PermitValidity standing) {
        var party = actor.role().files() && view.mayOrder();
        var live = standing == PermitValidity.VALID || standing == PermitValidity.EXPIRED;
        return new PermitChoices(
                party,
                revises(actor, view) && live && !kinds(view).isEmpty(),
                party && live && untouched(view),
                party
                        && standing == PermitValidity.EXPIRED
                        && untouched(view)
                        && view.writeOffRows().isEmpty(),
                actor.role() != Role.AUDITOR && (party || !actor.role().files()),
                party
                        && writable(view, standing)
                        && ImportWay.valueOf(view.row().way()).isWrittenOff()
                        && view.writeOffCompletedOn() == null,
                party && view.itemsBalance().stream().anyMatch(item -> item.cleared() > 0));
    }

    /** MSK-10, ACC-09: whoever filed it, as long as that one acts for the importer; then whoever does. */
    static boolean revises(Actor actor, PermitView view) {
        return actor.role().files()
                && view.mayOrder()
                && (actor.accountId().equals(view.filedBy()) || !view.filerOrders());
    }

    /** The ways of revising that the permit is open for now (MSK-11 … MSK-13). */
    static List<RevisionKind> kinds(PermitView view) {
        return Arrays.stream(RevisionKind.values())
                .filter(kind -> switch (kind) {
                    case CORRECTION -> untouched(view);
                    case MISMATCH_AMENDMENT -> view.lastMismatch() != null && !released(view);
                    case POST_CLEARANCE_AMENDMENT -> view.openDemand() != null;
                })
                .toList();
    }

    /** Customs has said nothing of it and nothing is written off for good. */
    private static boolean untouched(PermitView view) {
        return view.messages().isEmpty() && view.writeOffCompletedOn() == null;
    }

    /** Rows are noted while the permit holds; those noted in time can still be completed (MSK-04). */
    private static boolean writable(PermitView view, PermitValidity standing) {
        return standing == PermitValidity.VALID
                || (standing == PermitValidity.EXPIRED && !view.writeOffRows().isEmpty());
    }

    private static boolean released(PermitView view) {
        return view.declarations().stream()
                .anyMatch(declaration -> declaration.stage().equals(CustomsStage.RELEASED.name()));
    }
}
