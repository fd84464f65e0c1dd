package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.web.Document;
import io.caseledger.shared.web.HistoryLine;
import io.caseledger.shared.web.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a case shows to one viewer, in one language; model attribute {@code it}.
 *
 * @param side whose turn it is, as seen by the viewer: {@code party}, {@code unit} or {@code other}
 * @param next what comes next
 * @param asked corrections asked for, by field
 * @param attachments how many documents belong to it
 */
record CasePage(
        CaseView view,
        String typeName,
        String unitName,
        String stateName,
        String side,
        List<Step> steps,
        CaseNext next,
        CaseChoices may,
        Fee fee,
        Integer originals,
        Integer duplicates,
        Document document,
        List<Asked> asked,
        List<Revision> revisions,
        List<HistoryLine> history,
        int attachments) {

    /** @param standing end of a message key: {@code later}, {@code due}, {@code none} */
    record Fee(long amount, String standing) {}

    /** A correction asked for: the field's id in the page, its name, and the comment. */
    record Asked(String at, String field, String comment) {}

    /** @param changes how many fields differ from the version before */
    record Revision(int number, Instant at, int changes) {}

    public CaseRow row() {
        return view.row();
    }

    /** Key of a button's form (GEN-07): the same until the case has changed, so that a second click is the first one's repetition. */
    public String key(String action) {
        return action + ":" + row().receiptNumber() + ":" + row().version();
    }

    /** Whether there is, or may come to be, something to print. */
    public boolean mayBePrinted() {
        var state = CaseState.valueOf(row().state());
        return state != CaseState.REJECTED && state != CaseState.CANCELLED;
    }

    /** Position of the case's latest event; the page's live stream begins after it. */
    public long position() {
        return view.position();
    }

    public @Nullable String officerName() {
        return row().officerName();
    }
}
