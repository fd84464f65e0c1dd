package io.caseledger.mask.web;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.PermitState;
import io.caseledger.mask.query.PermitFilter;
import io.caseledger.mask.query.PermitOrder;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/**
 * A list of permits as the address asks for it (MSK-05).
 *
 * @param listing the address without what is no filter
 * @param faults filters that cannot be read, by their name in the address; then nothing is looked for
 */
record ListedPermits(Listing listing, PermitFilter filter, PermitOrder order, List<Violation> faults) {
    static final String NEWEST_FIRST = "-number";

    private static final Map<String, PermitOrder.Column> COLUMNS = columns();
    private static final List<String> NO_FILTERS = List.of("after", "seen");

    /** Columns by their name in the address. */
    static Set<String> sortable() {
        return COLUMNS.keySet();
    }

    static ListedPermits of(String path, Listing asked) {
        var filters = new LinkedMultiValueMap<>(asked.filters());
        NO_FILTERS.forEach(filters::remove);
        var listing = new Listing(path, filters, asked.page(), asked.size(), asked.sort(), asked.descending(), -1);
        var faults = new ArrayList<Violation>();
        var from = date(listing, "issuedFrom", faults);
        var to = date(listing, "issuedTo", faults);
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(Violation.of("IssuePeriodBeginsBeforeItEnds", "issuedTo"));
        }
        var number = text(listing, "permitNumber");
        var filter = new PermitFilter(
                number == null ? null : number.toUpperCase(Locale.ROOT),
                from,
                to,
                choice(listing, "way", ImportWay.values(), faults),
                choice(listing, "state", PermitState.values(), faults),
                text(listing, "importer"),
                text(listing, "declarationNumber"),
                text(listing, "text"));
        var column = COLUMNS.getOrDefault(listing.sort(), PermitOrder.Column.PERMIT_NUMBER);
        return new ListedPermits(listing, filter, new PermitOrder(column, listing.descending()), List.copyOf(faults));
    }

    private static Map<String, PermitOrder.Column> columns() {
        var columns = new LinkedHashMap<String, PermitOrder.Column>();
        columns.put("number", PermitOrder.Column.PERMIT_NUMBER);
        columns.put("issuedOn", PermitOrder.Column.ISSUED_ON);
        columns.put("validUntil", PermitOrder.Column.VALID_UNTIL);
        columns.put("revisedAt", PermitOrder.Column.REVISED_AT);
        columns.put("way", PermitOrder.Column.WAY);
        columns.put("state", PermitOrder.Column.STATE);
        columns.put("importer", PermitOrder.Column.IMPORTER);
        columns.put("medical", PermitOrder.Column.MEDICAL);
        columns.put("nonMedical", PermitOrder.Column.NON_MEDICAL);
        return columns;
    }

    private static @Nullable String text(Listing listing, String name) {
        var value = listing.filter(name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable LocalDate date(Listing listing, String name, List<Violation> faults) {
        var typed = text(listing, name);
        var date = typed == null ? null : RocDate.parse(typed).orElse(null);
        if (typed != null && date == null) {
            faults.add(Violation.of("DateIsReadable", name, typed));
        }
        return date;
    }

    private static <E extends Enum<E>> @Nullable String choice(
            Listing listing, String name, E[] values, List<Violation> faults) {
        var typed = text(listing, name);
        if (typed != null
                && Arrays.stream(values).noneMatch(value -> value.name().equals(typed))) {
            faults.add(Violation.of("ChoiceIsKnown", name, typed));
        }
        return typed;
    }
}
