package io.caseledger.mask.web;

import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.query.MovementFilter;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Listing;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Movements as the address asks for them.
 *
 * @param faults names of filters that cannot be read; then nothing is looked for
 */
record AskedMovements(MovementFilter filter, List<String> faults) {
    static final List<String> MEASURES = List.of("IMPORT", "FLOW", "RETURN");
    static final List<String> FLOW_KINDS =
            Arrays.stream(FlowKind.values()).map(Enum::name).toList();
    static final List<String> KINDS =
            Arrays.stream(MaskKind.values()).map(Enum::name).toList();

    static AskedMovements of(Listing listing, Clock clock) {
        var asked = new AskedFilters(listing);
        var moment = Moment.of(Optional.of(listing.filter("asOf")), clock);
        if (!moment.readable()) {
            asked.refuse("DateIsReadable", "asOf");
        }
        var filter = new MovementFilter(
                asked.oneOf("measure", MEASURES),
                asked.oneOf("flowKind", FLOW_KINDS),
                asked.oneOf("kind", KINDS),
                asked.capitals("origin"),
                asked.text("product"),
                asked.text("importer"),
                asked.text("receiver"),
                asked.capitals("permitNumber"),
                asked.capitals("lotNumber"),
                asked.day("from"),
                asked.day("to"),
                asked.day("openedFrom"),
                asked.day("openedTo"),
                moment.asOf());
        return new AskedMovements(
                filter, asked.faults().stream().map(Violation::field).toList());
    }

    /** All that an importer's account ever moved. */
    static MovementFilter allOf(String importer) {
        return new MovementFilter(
                null, null, null, null, null, importer, null, null, null, null, null, null, null, null);
    }
}
