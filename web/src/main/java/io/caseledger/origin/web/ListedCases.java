package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseTask;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Listing;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A list of cases as the address asks for it (COE0150-01).
 *
 * @param faults filters that cannot be read, by their name in the address; then nothing is looked for
 */
record ListedCases(CaseFilter filter, List<Violation> faults) {
    private static final List<String> TYPES =
            CertificateTypes.all().stream().map(CertificateType::code).toList();
    /** Of a tariff code, as it is printed or not; its beginning will do. */
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d.\\- ]{0,30}");

    private static final CaseOrder.Column[] COLUMNS = CaseOrder.Column.values();

    /** What a list of cases asks for; the newest stand first unless the address says otherwise. */
    static Listing newestFirst(ServerHttpRequest request) {
        return Listing.of(request, "-receivedAt", COLUMNS);
    }

    static Listing oldestFirst(ServerHttpRequest request) {
        return Listing.of(request, "receivedAt", COLUMNS);
    }

    static ListedCases of(Listing listing) {
        var asked = new AskedFilters(listing);
        var filter = filter(asked, null);
        return new ListedCases(filter, asked.faults());
    }

    /** The same for machines, which may ask for an officer besides. */
    static CaseFilter filter(AskedFilters asked) {
        return filter(asked, asked.text("officer"));
    }

    private static CaseFilter filter(AskedFilters asked, @Nullable String officer) {
        var from = asked.day("receivedFrom");
        var to = asked.day("receivedTo");
        asked.period(from, to, "origin.PeriodBeginsBeforeItEnds", "receivedTo");
        return new CaseFilter(
                asked.text("receiptNumber"),
                asked.text("certificateNumber"),
                asked.oneOf("type", TYPES),
                asked.oneOf("state", CaseState.values()),
                asked.code("issuingUnit", "issuing-units"),
                from,
                to,
                asked.code("destination", "countries"),
                asked.text("exporter"),
                asked.text("importer"),
                commodityCode(asked),
                officer,
                asked.either("open", "true", "false"),
                asked.text("text"),
                asked.oneOf("task", CaseTask.values()));
    }

    static CaseOrder order(Listing listing) {
        return new CaseOrder(listing.column(COLUMNS), listing.descending());
    }

    private static @Nullable String commodityCode(AskedFilters asked) {
        var typed = asked.capitals("commodityCode");
        if (typed != null && !DIGITS.matcher(typed).matches()) {
            asked.refuse("origin.CommodityCodeHasDigits", "commodityCode");
            return null;
        }
        return typed;
    }
}
