package io.caseledger.mask.web;

import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.PermitState;
import io.caseledger.mask.query.PermitFilter;
import io.caseledger.mask.query.PermitOrder;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final List<String> NO_FILTERS = List.of("after", Live.SEEN);

    /** Columns by their name in the address. */
    static Set<String> sortable() {
        return COLUMNS.keySet();
    }

    static ListedPermits of(String path, Listing asked) {
        var filters = new LinkedMultiValueMap<>(asked.filters());
        NO_FILTERS.forEach(filters::remove);
        var listing = new Listing(path, filters, asked.page(), asked.size(), asked.sort(), asked.descending(), -1);
        var typed = new AskedFilters(listing);
        var from = typed.day("issuedFrom");
        var to = typed.day("issuedTo");
        typed.period(from, to, "IssuePeriodBeginsBeforeItEnds", "issuedTo");
        var filter = new PermitFilter(
                typed.capitals("permitNumber"),
                from,
                to,
                typed.oneOf("way", ImportWay.values()),
                typed.oneOf("state", PermitState.values()),
                typed.text("importer"),
                typed.text("declarationNumber"),
                typed.text("text"));
        var column = COLUMNS.getOrDefault(listing.sort(), PermitOrder.Column.PERMIT_NUMBER);
        return new ListedPermits(listing, filter, new PermitOrder(column, listing.descending()), typed.faults());
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
}
