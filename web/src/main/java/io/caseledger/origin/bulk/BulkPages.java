package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemListView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.origin.web.CaseWords;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Column;
import io.caseledger.shared.web.Exports;
import io.caseledger.shared.web.Listing;
import io.caseledger.shared.web.Live;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.result.view.Fragment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a page shows of one bulk filing: how far it has come, and a page of what became of its applications. */
@Component
class BulkPages {
    private static final String NUMBER = "number";
    /** Filter: {@code filed} or {@code refused}. */
    private static final String OUTCOME = "outcome";

    private static final String SEEN = "seen";

    private final BulkFilings filings;
    private final Queries queries;
    private final Rules rules;
    private final CaseWords words;
    private final Exports exports;
    private final MessageSource messages;

    BulkPages(
            BulkFilings filings,
            Queries queries,
            Rules rules,
            CaseWords words,
            Exports exports,
            MessageSource messages) {
        this.filings = filings;
        this.queries = queries;
        this.rules = rules;
        this.words = words;
        this.exports = exports;
        this.messages = messages;
    }

    /** What is wrong with an application: the field's name, empty where the whole is meant, and the text. */
    record Fault(String field, String text) {
        @Override
        public String toString() {
            return field.isEmpty() ? text : field + "：" + text;
        }
    }

    /** @param number from 1, in the file's order */
    record Line(
            int number, @Nullable String source, @Nullable String receiptNumber, List<Fault> faults) {}

    record Shown(BulkFilingView filing, Listing listing, List<Line> lines) {
        Map<String, Object> model() {
            return Map.of("filing", filing, "listing", listing, "lines", lines);
        }

        /** Changing parts by their element: {@code bulk-progress}, {@code bulk-items}. */
        Map<String, Object> parts() {
            return Map.of("bulk-progress", filing, "bulk-items", List.of(listing, lines));
        }

        /** Tells one state of the page from another. */
        String seen() {
            return Integer.toHexString(parts().hashCode());
        }

        String liveHref(@Nullable String query) {
            return listing.path() + "/live?" + (query == null ? "" : query + "&") + SEEN + "=" + seen();
        }

        List<ServerSentEvent<Fragment>> changedSince(Map<String, Object> before) {
            var changed = new ArrayList<ServerSentEvent<Fragment>>();
            parts().forEach((id, part) -> {
                if (!part.equals(before.put(id, part))) {
                    changed.add(Live.fragment(
                            id, "origin/bulk-parts :: " + (id.equals("bulk-items") ? "items" : "progress"), model()));
                }
            });
            return changed;
        }
    }

    /** The list that the address of the page, of its live stream or of its export asks for; its links lead to the page. */
    static Listing listing(String id, ServerHttpRequest request) {
        var asked = Listing.of(request, NUMBER, Set.of(NUMBER));
        var filters = new LinkedMultiValueMap<String, String>();
        var outcome = asked.filter(OUTCOME);
        if (outcome.equals("filed") || outcome.equals("refused")) {
            filters.add(OUTCOME, outcome);
        }
        return new Listing(
                BulkController.PATH + "/" + id,
                filters,
                asked.page(),
                asked.size(),
                asked.sort(),
                asked.descending(),
                -1);
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
                    var name = messages.getMessage("bulk.file-name", null, locale);
                    return exports.file(format, name, columns(locale), lines);
                });
    }

    private static @Nullable Boolean filed(Listing listing) {
        return listing.filter(OUTCOME).isEmpty()
                ? null
                : Boolean.valueOf(listing.filter(OUTCOME).equals("filed"));
    }

    private Line line(BulkItemView item, Locale locale) {
        var faults = item.faults().stream()
                .map(fault -> new Fault(
                        fault.field().isEmpty() ? "" : words.label(fault.field(), locale),
                        rules.text(new Violation(fault.rule(), fault.field(), fault.args()), locale)))
                .distinct()
                .toList();
        return new Line(item.index() + 1, item.source(), item.receiptNumber(), faults);
    }

    private List<Column<Line>> columns(Locale locale) {
        return List.of(
                column("number", Line::number, locale),
                column("source", Line::source, locale),
                column("receipt", Line::receiptNumber, locale),
                column(
                        "faults",
                        line -> String.join(
                                "\n",
                                line.faults().stream().map(Fault::toString).toList()),
                        locale));
    }

    private Column<Line> column(String name, Function<Line, @Nullable Object> value, Locale locale) {
        return new Column<>(messages.getMessage("bulk." + name, null, locale), value);
    }
}
