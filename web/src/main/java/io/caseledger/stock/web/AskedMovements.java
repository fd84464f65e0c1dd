package io.caseledger.stock.web;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Listing;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.query.MovementFilter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Movements as the address asks for them.
 *
 * @param faults filters that cannot be read; then nothing is looked for
 */
record AskedMovements(MovementFilter filter, List<Violation> faults) {
    /** What a movement does to the stock. */
    enum Measure {
        IMPORT,
        FLOW,
        RETURN
    }

    static AskedMovements of(Listing listing, Clock clock) {
        var asked = new AskedFilters(listing);
        var filter = filter(asked, clock);
        return new AskedMovements(filter, asked.faults());
    }

    static MovementFilter filter(AskedFilters asked, Clock clock) {
        var moment = Moment.of(Optional.ofNullable(asked.text("asOf")), clock);
        if (!moment.readable()) {
            asked.refuse("stock.MomentIsPast", "asOf");
        }
        var from = asked.day("from");
        var to = asked.day("to");
        asked.period(from, to, "stock.PeriodBeginsBeforeItEnds", "to");
        var openedFrom = asked.day("openedFrom");
        var openedTo = asked.day("openedTo");
        asked.period(openedFrom, openedTo, "stock.PeriodBeginsBeforeItEnds", "openedTo");
        return new MovementFilter(
                asked.oneOf("measure", Measure.values()),
                asked.oneOf("flowKind", FlowKind.values()),
                asked.oneOf("kind", MaskKind.values()),
                asked.code("origin", "countries"),
                asked.text("product"),
                asked.text("importer"),
                asked.text("receiver"),
                asked.capitals("permitNumber"),
                asked.capitals("lotNumber"),
                from,
                to,
                openedFrom,
                openedTo,
                moment.asOf());
    }

    /** All that an importer's account ever moved. */
    static MovementFilter allOf(String importer) {
        return new MovementFilter(
                null, null, null, null, null, importer, null, null, null, null, null, null, null, null);
    }
}
