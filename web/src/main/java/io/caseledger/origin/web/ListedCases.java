package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseOrder;
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

/**
 * A list of cases as the address asks for it (COE0150-01): the words there as filter and order.
 *
 * @param faults filters that cannot be read, by their name in the address; then nothing is looked for
 */
record ListedCases(CaseFilter filter, CaseOrder order, List<Violation> faults) {
    static final String NEWEST_FIRST = "-receivedAt";
    static final String OLDEST_FIRST = "receivedAt";

    private static final Map<String, CaseOrder.Column> COLUMNS = columns();

    /** Columns by their name in the address. */
    static Set<String> sortable() {
        return COLUMNS.keySet();
    }

    static ListedCases of(Listing listing) {
        var faults = new ArrayList<Violation>();
        var from = date(listing, "receivedFrom", faults);
        var to = date(listing, "receivedTo", faults);
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(Violation.of("PeriodBeginsBeforeItEnds", "receivedTo"));
        }
        var filter = new CaseFilter(
                text(listing, "receiptNumber"),
                text(listing, "certificateNumber"),
                text(listing, "type"),
                state(listing, faults),
                text(listing, "issuingUnit"),
                from,
                to,
                capitals(text(listing, "destination")),
                text(listing, "exporter"),
                text(listing, "importer"),
                commodityCode(listing, faults),
                null,
                open(listing),
                text(listing, "text"));
        return new ListedCases(filter, order(listing), List.copyOf(faults));
    }

    static CaseOrder order(Listing listing) {
        var column = COLUMNS.getOrDefault(listing.sort(), CaseOrder.Column.RECEIVED_AT);
        return new CaseOrder(column, listing.descending());
    }

    /** Only cases in the state, of the officer where one is given; all else open. */
    static CaseFilter inState(@Nullable CaseState state, @Nullable String officer) {
        return new CaseFilter(
                null,
                null,
                null,
                state == null ? null : state.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                officer,
                state == null ? true : null,
                null);
    }

    private static @Nullable String text(Listing listing, String name) {
        var value = listing.filter(name);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String capitals(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable LocalDate date(Listing listing, String name, List<Violation> faults) {
        var typed = text(listing, name);
        if (typed == null) {
            return null;
        }
        var date = RocDate.parse(typed);
        if (date.isEmpty()) {
            faults.add(Violation.of("DayExists", name, typed));
        }
        return date.orElse(null);
    }

    private static @Nullable String state(Listing listing, List<Violation> faults) {
        var typed = capitals(text(listing, "state"));
        if (typed != null
                && Arrays.stream(CaseState.values())
                        .noneMatch(state -> state.name().equals(typed))) {
            faults.add(Violation.of("StateIsKnown", "state", typed));
            return null;
        }
        return typed;
    }

    private static @Nullable String commodityCode(Listing listing, List<Violation> faults) {
        var typed = text(listing, "commodityCode");
        if (typed != null && typed.chars().noneMatch(Character::isDigit)) {
            faults.add(Violation.of("CommodityCodeHasDigits", "commodityCode", typed));
            return null;
        }
        return typed;
    }

    private static @Nullable Boolean open(Listing listing) {
        return switch (listing.filter("open")) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private static Map<String, CaseOrder.Column> columns() {
        var columns = new LinkedHashMap<String, CaseOrder.Column>();
        columns.put("receiptNumber", CaseOrder.Column.RECEIPT_NUMBER);
        columns.put("certificateNumber", CaseOrder.Column.CERTIFICATE_NUMBER);
        columns.put("type", CaseOrder.Column.TYPE);
        columns.put("state", CaseOrder.Column.STATE);
        columns.put("issuingUnit", CaseOrder.Column.ISSUING_UNIT);
        columns.put("receivedAt", CaseOrder.Column.RECEIVED_AT);
        columns.put("dueAt", CaseOrder.Column.DUE_AT);
        columns.put("updatedAt", CaseOrder.Column.UPDATED_AT);
        columns.put("destination", CaseOrder.Column.DESTINATION);
        columns.put("exporter", CaseOrder.Column.EXPORTER);
        columns.put("importer", CaseOrder.Column.IMPORTER);
        columns.put("applicant", CaseOrder.Column.APPLICANT);
        columns.put("officer", CaseOrder.Column.OFFICER);
        return columns;
    }
}
