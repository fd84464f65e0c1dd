package io.caseledger.shared.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Histories of cases, permits and lots (COE0150-02, AUD-01), read with the actor's eyes: a foreign number is a missing one. */
@Component
public class Histories {
    private final Queries queries;
    private final MessageSource messages;
    private final List<HistoryWords> capabilities;

    Histories(Queries queries, MessageSource messages, List<HistoryWords> capabilities) {
        this.queries = queries;
        this.messages = messages;
        this.capabilities = List.copyOf(capabilities);
    }

    /** Newest first, never empty; fails with {@link Rejection.Kind#NOT_FOUND}. */
    public Mono<List<HistoryEntry>> find(Actor actor, String number) {
        return queries.list(new FindHistory(Viewers.of(actor), number), HistoryEntry.class)
                .filter(entries -> !entries.isEmpty())
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.CaseExists")));
    }

    /** As a page shows them ({@code shared/history :: entries}); all of one number. */
    public List<HistoryLine> lines(List<HistoryEntry> entries, Locale locale) {
        return entries.stream()
                .map(entry -> HistoryLine.of(entry, words(entry.number()).orElseThrow(), messages, locale))
                .toList();
    }

    /** Who writes and words the number's history; empty for a number that is nobody's. */
    public Optional<HistoryWords> words(String number) {
        return capabilities.stream().filter(words -> words.owns(number)).findFirst();
    }
}
