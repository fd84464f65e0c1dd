package io.caseledger.mask.web;

import io.caseledger.mask.contract.CustomsStage;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.util.Arrays;
import java.util.List;

/**
 * Which buttons a permit's page shows: those the permit would take from this actor now. The permit itself decides (what comes in between is refused
 * with its reason).
 *
 * @param party whether the permit is the actor's own
 */
record PermitChoices(
        boolean party,
        boolean revise,
        boolean cancel,
        boolean reissue,
        boolean print,
        boolean writeOff,
        boolean flows) {

    static PermitChoices of(Actor actor, PermitView view, PermitStanding standing) {
        var account = actor.onBehalfOf() == null ? actor.accountId() : actor.onBehalfOf();
        var party = account.equals(view.importerAccount()) || account.equals(view.agentAccount());
        var live = standing == PermitStanding.VALID || standing == PermitStanding.EXPIRED;
        var ways = ImportWay.valueOf(view.row().way());
        return new PermitChoices(
                party,
                account.equals(view.filedBy()) && live && !kinds(view).isEmpty(),
                party && live && untouched(view),
                party
                        && standing == PermitStanding.EXPIRED
                        && untouched(view)
                        && view.writeOffRows().isEmpty(),
                actor.role() != Role.AUDITOR,
                party && live && ways.isWrittenOff() && view.writeOffCompletedOn() == null,
                party && view.itemsBalance().stream().anyMatch(item -> item.cleared() > 0));
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

    private static boolean released(PermitView view) {
        return view.declarations().stream()
                .anyMatch(declaration -> declaration.stage().equals(CustomsStage.RELEASED.name()));
    }
}
