package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Listing;
import java.util.LinkedHashMap;
import java.util.List;
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
        var asked = new AskedFilters(listing);
        var from = asked.day("receivedFrom");
        var to = asked.day("receivedTo");
        asked.period(from, to, "PeriodBeginsBeforeItEnds", "receivedTo");
        var filter = new CaseFilter(
                asked.text("receiptNumber"),
                asked.text("certificateNumber"),
                asked.text("type"),
                asked.oneOf("state", CaseState.values()),
                asked.text("issuingUnit"),
                from,
                to,
                asked.capitals("destination"),
                asked.text("exporter"),
                asked.text("importer"),
                commodityCode(asked),
                null,
                asked.either("open", "true", "false"),
                asked.text("text"));
        return new ListedCases(filter, order(listing), asked.faults());
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

    private static @Nullable String commodityCode(AskedFilters asked) {
        var typed = asked.text("commodityCode");
        if (typed != null && typed.chars().noneMatch(Character::isDigit)) {
            asked.refuse("CommodityCodeHasDigits", "commodityCode");
            return null;
        }
        return typed;
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
