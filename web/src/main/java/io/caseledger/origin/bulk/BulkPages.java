package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemListView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.origin.web.CaseWords;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.AskedFilters;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.RuleTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a page shows of one bulk filing: how far it has come, and a page of what became of its applications. */
@Component
record BulkPages(BulkFilings filings, Queries queries, RuleTexts rules, CaseWords words, Exports exports) {
    private static final String NUMBER = "number";
    /** Filter: {@code filed} or {@code refused}. */
    private static final String OUTCOME = "outcome";

    /** Of {@code origin/bulk-parts}. */
    static final Live.Parts<Shown> PARTS = Live.parts("origin/bulk-parts", Shown::model)
            .part("bulk-progress", Shown::filing)
            .part("bulk-items", shown -> List.of(shown.listing(), shown.lines()));

    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("bulk.number", Line::number),
            new Column<>("bulk.source", Line::source),
            new Column<>("bulk.receipt", Line::receiptNumber),
            new Column<>(
                    "bulk.faults",
                    line -> String.join(
                            "\n", line.faults().stream().map(Fault::said).toList())));

    /**
     * What is wrong with an application: the field's name, empty where the whole is meant, and the text.
     *
     * @param said both in one
     */
    record Fault(String field, String text, String said) {}

    /** @param number from 1, in the file's order */
    record Line(
            int number, @Nullable String source, @Nullable String receiptNumber, List<Fault> faults) {}

    record Shown(BulkFilingView filing, Listing listing, List<Line> lines) {
        Map<String, Object> model() {
            return Map.of("filing", filing, "listing", listing, "lines", lines);
        }
    }

    /** The list that the address of the page, of its live stream or of its export asks for. */
    static Listing listing(ServerHttpRequest request) {
        return Listing.of(request, NUMBER, Set.of(NUMBER));
    }

    /** Fails with NOT_FOUND for somebody else's filing. */
    Mono<Shown> of(Actor actor, String id, Listing listing, Locale locale) {
        return Mono.zip(
                filings.find(actor, id),
                queries.one(
                        new FindBulkItems(actor.accountId(), id, filed(listing), listing.page(), listing.size()),
                        BulkItemListView.class),
                (filing, items) -> new Shown(
                        filing,
                        listing.found(items.total()),
                        items.rows().stream().map(item -> line(item, locale)).toList()));
    }

    /**
     * All that the list's filter lets through, as a file.
     *
     * @param format {@code csv} or {@code xlsx}
     */
    Mono<ResponseEntity<Publisher<DataBuffer>>> export(
            Actor actor, String id, Listing listing, String format, Locale locale) {
        var all = new FindBulkItems(actor.accountId(), id, filed(listing), 1, FindBulkItems.ALL);
        return filings.find(actor, id)
                .flatMap(filing -> queries.one(all, BulkItemListView.class))
                .map(items -> {
                    var lines = Flux.fromIterable(items.rows()).map(item -> line(item, locale));
                    return exports.file(format, "bulk.file-name", COLUMNS, lines, locale);
                });
    }

    private static @Nullable Boolean filed(Listing listing) {
        var asked = new AskedFilters(listing);
        var filed = asked.either(OUTCOME, "filed", "refused");
        asked.require();
        return filed;
    }

    private Line line(BulkItemView item, Locale locale) {
        var faults = item.faults().stream()
                .map(fault -> {
                    var text = rules.text(new Violation(fault.rule(), fault.field(), fault.args()), locale);
                    var field = fault.field().isEmpty() ? "" : words.label(fault.field(), locale);
                    return new Fault(
                            field, text, field.isEmpty() ? text : words.text("shared.pair", locale, field, text));
                })
                .distinct()
                .toList();
        return new Line(item.index() + 1, item.source(), item.receiptNumber(), faults);
    }
}
