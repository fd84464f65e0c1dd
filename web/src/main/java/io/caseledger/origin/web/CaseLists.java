package io.caseledger.origin.web;

import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.ExportCases;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.ListPage;
import io.caseledger.shared.web.Listed;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Lists;
import io.caseledger.shared.web.Shown;
import io.caseledger.shared.web.Viewers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What all lists of cases have in common: how they are found, and their columns as a file. */
@Component
record CaseLists(Queries queries, Lists lists, CaseWords words) {
    /** How a list of cases looks; its rows are pushed one by one. */
    static ListPage<CaseRow> page(String view) {
        return new ListPage<>(view, "cases", "case-", CaseRow::receiptNumber);
    }

    Listed<CaseRow> of(
            ListPage<CaseRow> page,
            Actor actor,
            Listing listing,
            CaseFilter filter,
            List<Violation> faults,
            Map<String, Object> model) {
        var viewer = Viewers.of(actor);
        var order = ListedCases.order(listing);
        return new Listed<>(
                page,
                listing,
                faults,
                Set.of(viewer.topic(Topics.CASES)),
                model,
                () -> queries.one(
                                new FindCases(viewer, filter, order, listing.page(), listing.size()),
                                CaseListView.class)
                        .map(found -> Shown.of(listing, found)),
                () -> queries.stream(new ExportCases(viewer, filter, order), CaseRow.class));
    }

    /**
     * The whole result as a file (GEN-04).
     *
     * @param format {@code csv} or {@code xlsx}
     */
    ResponseEntity<Publisher<DataBuffer>> file(Listed<CaseRow> asked, String format, Locale locale) {
        return lists.file(asked, format, "origin.list.file", columns(locale), locale);
    }

    private List<Column<CaseRow>> columns(Locale locale) {
        return List.of(
                new Column<>("origin.list.receiptNumber", CaseRow::receiptNumber),
                new Column<>("origin.list.certificateNumber", CaseRow::certificateNumber),
                new Column<>("origin.list.type", row -> row.type() + " " + words.type(row.type(), locale)),
                new Column<>("origin.list.state", row -> words.state(row.state(), locale)),
                new Column<>("origin.list.issuingUnit", row -> words.unit(row.issuingUnit(), locale)),
                new Column<>("origin.list.receivedAt", CaseRow::receivedAt),
                new Column<>("origin.list.dueAt", CaseRow::dueAt),
                new Column<>("origin.list.updatedAt", CaseRow::updatedAt),
                new Column<>("origin.list.applicant", CaseRow::applicantName),
                new Column<>("origin.list.exporter", CaseRow::exporterName),
                new Column<>("origin.list.importer", CaseRow::importerName),
                new Column<>("origin.list.destination", CaseRow::destination),
                new Column<>("origin.list.destinationName", row -> words.country(row.destination(), locale)),
                new Column<>("origin.list.officer", CaseRow::officerName),
                new Column<>("origin.list.revision", CaseRow::revision));
    }
}
