package io.caseledger.origin.web;

import io.caseledger.shared.web.HistoryLine;
import java.util.List;

/**
 * Whether an open review can still be sent: elsewhere the case may have been decided, given back or changed meanwhile.
 *
 * @param version that the officer sees
 */
record ReviewStanding(CasePage page, long version) {
    /** As the page is opened: nothing has happened since. */
    static ReviewStanding of(CasePage page) {
        return new ReviewStanding(page, page.row().version());
    }

    public String number() {
        return page.row().receiptNumber();
    }

    public boolean over() {
        return page.row().version() != version;
    }

    /** Whether the officer can open the review anew. */
    public boolean again() {
        return page.may().review();
    }

    public List<HistoryLine> since() {
        return page.history().stream()
                .filter(event -> event.sequence() > version)
                .toList();
    }

    public long position() {
        return page.position();
    }
}
