package io.caseledger.origin.web;

import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.ExportCases;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.result.view.Fragment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all lists of cases have in common: one page of them, the whole as a file, and what changes in view as it changes. */
@Component
class CaseLists {
    private final Queries queries;
    private final Live live;
    private final Exports exports;
    private final CaseWords words;
    private final MessageSource messages;
    private final Clock clock;

    CaseLists(Queries queries, Live live, Exports exports, CaseWords words, MessageSource messages, Clock clock) {
        this.queries = queries;
        this.live = live;
        this.exports = exports;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param beside what else is in view and changes, such as the counts of tabs
     */
    record Shown(Listing listing, List<CaseRow> rows, Object beside) {
        /** Tells one state of what is in view from another. */
        public String seen() {
            return Integer.toHexString(Objects.hash(
                    listing.total(),
                    beside,
                    rows.stream()
                            .map(row -> row.receiptNumber() + row.version())
                            .toList()));
        }

        private List<String> numbers() {
            return rows.stream().map(CaseRow::receiptNumber).toList();
        }
    }

    Mono<Shown> find(Viewer viewer, CaseFilter filter, CaseOrder order, Listing listing) {
        return queries.one(new FindCases(viewer, filter, order, listing.page(), listing.size()), CaseListView.class)
                .map(found -> new Shown(listing.found(found.total()), found.rows(), ""));
    }

    /** Nothing found because nothing could be asked. */
    static Shown nothing(Listing listing) {
        return new Shown(listing.found(0), List.of(), "");
    }

    /** The list of a live stream's or file's address: the same without what is no filter, its links leading to the page. */
    static Listing at(String path, Listing listing, String... notFilters) {
        var filters = new LinkedMultiValueMap<>(listing.filters());
        filters.remove(Live.SEEN);
        for (var name : notFilters) {
            filters.remove(name);
        }
        return new Listing(
                path, filters, listing.page(), listing.size(), listing.sort(), listing.descending(), listing.total());
    }

    /**
     * What changes in view: single rows where the list stays the same, else the whole list.
     *
     * @param template has the fragments {@code list} (element id {@code cases}) and {@code row} (element id {@code case-NUMBER})
     * @param seen {@link Shown#seen} of the page; nothing is sent before it differs
     */
    Flux<ServerSentEvent<Fragment>> watch(
            Viewer viewer,
            Supplier<Mono<Shown>> find,
            String template,
            Map<String, Object> model,
            @Nullable String seen) {
        var before = new AtomicReference<@Nullable Shown>();
        return live.watch(Set.of(viewer.topic()), () -> find.get()
                .flatMapIterable(now -> changed(before.getAndSet(now), now, template, model, seen)));
    }

    private static List<ServerSentEvent<Fragment>> changed(
            @Nullable Shown before, Shown now, String template, Map<String, Object> model, @Nullable String seen) {
        if (now.seen().equals(before == null ? seen : before.seen())) {
            return List.of();
        }
        if (before != null
                && before.numbers().equals(now.numbers())
                && before.listing().total() == now.listing().total()
                && before.beside().equals(now.beside())) {
            return java.util.stream.IntStream.range(0, now.rows().size())
                    .filter(i ->
                            before.rows().get(i).version() != now.rows().get(i).version())
                    .mapToObj(i -> now.rows().get(i))
                    .map(row -> event(
                            "case-" + row.receiptNumber(), template + " :: row", with(model, Map.of("row", row)), now))
                    .toList();
        }
        var fresh = before == null
                ? List.of()
                : now.numbers().stream()
                        .filter(number -> !before.numbers().contains(number))
                        .filter(number ->
                                now.listing().total() > before.listing().total())
                        .toList();
        return List.of(event("cases", template + " :: list", with(model, Map.of("shown", now, "fresh", fresh)), now));
    }

    private static ServerSentEvent<Fragment> event(String id, String template, Map<String, Object> model, Shown now) {
        return ServerSentEvent.<Fragment>builder(Fragment.create(template, model))
                .event(id)
                .id(now.seen())
                .build();
    }

    private static Map<String, Object> with(Map<String, Object> model, Map<String, Object> more) {
        var all = new HashMap<>(model);
        all.putAll(more);
        return all;
    }

    /**
     * The whole result as a file (GEN-04).
     *
     * @param format {@code csv} or {@code xlsx}
     */
    ResponseEntity<Publisher<DataBuffer>> export(
            Viewer viewer, CaseFilter filter, CaseOrder order, String format, Locale locale) {
        var rows = queries.stream(new ExportCases(viewer, filter, order), CaseRow.class);
        var name = messages.getMessage("origin.list.file", null, locale) + "-" + RocDate.day(clock.instant());
        return exports.file(format, name, columns(locale), rows);
    }

    private List<Column<CaseRow>> columns(Locale locale) {
        return List.of(
                column("receiptNumber", CaseRow::receiptNumber, locale),
                column("certificateNumber", CaseRow::certificateNumber, locale),
                column("type", row -> row.type() + " " + words.type(row.type(), locale), locale),
                column("state", row -> words.state(row.state(), locale), locale),
                column("issuingUnit", row -> words.unit(row.issuingUnit(), locale), locale),
                column("receivedAt", row -> RocDate.format(row.receivedAt()), locale),
                column("dueAt", row -> RocDate.format(row.dueAt()), locale),
                column("updatedAt", row -> RocDate.format(row.updatedAt()), locale),
                column("applicant", CaseRow::applicantName, locale),
                column("exporter", CaseRow::exporterName, locale),
                column("importer", CaseRow::importerName, locale),
                column("destination", CaseRow::destination, locale),
                column("destinationName", row -> words.country(row.destination(), locale), locale),
                column("officer", CaseRow::officerName, locale),
                column("revision", CaseRow::revision, locale));
    }

    private Column<CaseRow> column(String name, Function<CaseRow, @Nullable Object> value, Locale locale) {
        return new Column<>(messages.getMessage("origin.list." + name, null, locale), value);
    }
}
