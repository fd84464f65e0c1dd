package io.caseledger.mask.web;

import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.PermitRow;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a permit shows to one viewer, in one language; model attribute {@code it}.
 *
 * @param document of the version asked for, its changes marked
 * @param revisions newest first
 * @param lots what came in, the latest first; a hundred at most
 * @param moreLots how many lots there are beyond these
 * @param stock pieces left of all lots
 */
record PermitPage(
        PermitView view,
        PermitStanding standing,
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

    public boolean written() {
        return !row().way().equals("DECLARATION");
    }
}
