package io.caseledger.mask.web;

import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.query.MovementFilter;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Listing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        var faults = new ArrayList<String>();
        var moment = Moment.of(Optional.of(listing.filter("asOf")), clock);
        if (!moment.readable()) {
            faults.add("asOf");
        }
        var filter = new MovementFilter(
                oneOf(listing, "measure", MEASURES, faults),
                oneOf(listing, "flowKind", FLOW_KINDS, faults),
                oneOf(listing, "kind", KINDS, faults),
                capitals(text(listing, "origin")),
                text(listing, "product"),
                text(listing, "importer"),
                text(listing, "receiver"),
                capitals(text(listing, "permitNumber")),
                capitals(text(listing, "lotNumber")),
                day(listing, "from", faults),
                day(listing, "to", faults),
                day(listing, "openedFrom", faults),
                day(listing, "openedTo", faults),
                moment.asOf());
        return new AskedMovements(filter, List.copyOf(faults));
    }

    private static @Nullable String text(Listing listing, String name) {
        var value = listing.filter(name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String capitals(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String oneOf(Listing listing, String name, List<String> codes, List<String> faults) {
        var value = capitals(text(listing, name));
        if (value == null || codes.contains(value)) {
            return value;
        }
        faults.add(name);
        return null;
    }

    private static @Nullable LocalDate day(Listing listing, String name, List<String> faults) {
        var typed = text(listing, name);
        if (typed == null) {
            return null;
        }
        var day = RocDate.parse(typed);
        if (day.isEmpty()) {
            faults.add(name);
        }
        return day.orElse(null);
    }
}
