package io.caseledger.permit.web;

import io.caseledger.permit.contract.CustomsStage;
import io.caseledger.permit.contract.PermitState;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Step;
import io.caseledger.stock.query.LotRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a permit shows to one viewer, in one language; model attribute {@code it}.
 *
 * @param document of the version asked for, its changes marked
 * @param revisions newest first
 * @param lots what came in, in the order of their numbers; the latest hundred at most
 * @param moreLots how many lots there are beyond these
 * @param stock pieces left of all lots
 */
record PermitPage(
        PermitView view,
        PermitValidity standing,
        List<Step> steps,
        PermitChoices may,
        List<Remaining> remaining,
        Document document,
        List<Revision> revisions,
        List<HistoryLine> history,
        List<LotRow> lots,
        long moreLots,
        long stock) {

    /** @param changes what differs from the version before */
    record Revision(
            int number,
            @Nullable String kind,
            @Nullable String description,
            Instant at,
            String actorName,
            List<PermitWords.Change> changes) {}

    public PermitRow row() {
        return view.row();
    }

    /** Key of a button's form (GEN-07): the same until the permit has changed. */
    public String key(String action) {
        return action + ":" + row().permitNumber() + ":" + row().version();
    }

    /** Tells one state of the page from another: lots have positions of their own. */
    public String seen() {
        return view.position() + "-"
                + lots.stream().mapToLong(LotRow::position).max().orElse(0);
    }

    /** Ends the message key of what its importer does next. */
    public String next() {
        if (!row().state().equals(PermitState.ISSUED.name())) {
            return standing + way();
        }
        if (urgent()) {
            return view.openDemand() != null ? "DEMANDED" : "MISMATCHED";
        }
        if (stock > 0) {
            // what is left to import stands in a sentence of its own where customs has a declaration already
            return open() && underWay().isEmpty() ? "STOCK" + way() : "STOCK";
        }
        if (!underWay().isEmpty()) {
            return "UNDER_WAY";
        }
        if (standing == PermitValidity.VALID
                && written()
                && !view.writeOffRows().isEmpty()
                && view.writeOffCompletedOn() == null) {
            return "WRITING";
        }
        if (lots.isEmpty() && view.writeOffCompletedOn() != null) {
            // its lots are opened by what follows from it
            return "OPENING";
        }
        return lots.isEmpty() || open() ? standing + way() : "GONE";
    }

    /** Declarations that customs has, and has not released yet. */
    public List<PermitView.Declaration> underWay() {
        return view.declarations().stream()
                .filter(declaration -> declaration.stage().equals(CustomsStage.DECLARED.name())
                        || declaration.stage().equals(CustomsStage.ENTERED.name()))
                .toList();
    }

    /** Whether the version that holds was printed; nobody prints what holds no more. */
    public boolean printed() {
        return closed()
                || history.stream()
                        .takeWhile(line -> !line.event().equals("PermitRevised"))
                        .anyMatch(line -> line.event().equals("PermitPrinted"));
    }

    /** Customs waits for a revision. */
    public boolean urgent() {
        return view.openDemand() != null || view.lastMismatch() != null;
    }

    private String way() {
        return written() ? ".WRITTEN" : ".DECLARED";
    }

    /** More may still come in. */
    private boolean open() {
        return !closed() && remaining.stream().anyMatch(kind -> kind.pieces() > 0);
    }

    /** Nothing more may come in, whatever was permitted. */
    public boolean closed() {
        return standing != PermitValidity.VALID || view.writeOffCompletedOn() != null;
    }

    public boolean written() {
        return !row().way().equals("DECLARATION");
    }
}
