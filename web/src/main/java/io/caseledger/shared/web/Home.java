package io.caseledger.shared.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.FindNews;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the home page of each role shows (GEN-14): what waits for it, then what others have done since its last visit. */
@Component
record Home(List<WaitingWork> work, Visits visits, Queries queries, Histories histories) {
    private static final int NEWS = 10;

    /** The page of one role. */
    record Shown(List<Waiting> waiting, News news) {
        public long count() {
            return waiting.stream().mapToLong(Waiting::count).sum();
        }

        /** Whether nothing waits now. */
        public boolean idle() {
            return count() == 0;
        }
    }

    /**
     * What others have done to what the reader may see.
     *
     * @param since the last visit; null for somebody's first
     * @param more whether there is more than is shown
     */
    record News(@Nullable Instant since, List<Line> lines, boolean more) {}

    /** @param opens where the number's own page is */
    record Line(String number, String opens, HistoryLine said) {}

    Mono<Shown> of(Actor actor, Locale locale) {
        return Mono.zip(
                Flux.fromIterable(work)
                        .concatMap(capability -> capability.of(actor, locale))
                        .collectList(),
                news(actor, locale),
                Shown::new);
    }

    Set<String> topics(Actor actor) {
        var viewer = Viewers.of(actor);
        var topics = new HashSet<String>(Set.of(Topics.account(actor.accountId())));
        work.forEach(capability -> topics.addAll(capability.topics(actor)));
        if (viewer.scope() == Viewer.Scope.ALL) {
            topics.addAll(Set.of(Topics.CASES, Topics.PERMITS, Topics.STOCK));
        }
        return topics;
    }

    private Mono<News> news(Actor actor, Locale locale) {
        return visits.before(actor)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(since -> queries.list(
                                new FindNews(
                                        Viewers.of(actor), actor.accountId(), since.orElse(Instant.EPOCH), NEWS + 1),
                                HistoryEntry.class)
                        .map(found -> news(since.orElse(null), found, locale)));
    }

    private News news(@Nullable Instant since, List<HistoryEntry> found, Locale locale) {
        var lines = new ArrayList<Line>();
        for (var entry : found.subList(0, Math.min(NEWS, found.size()))) {
            histories
                    .words(entry.number())
                    .ifPresent(words -> lines.add(new Line(
                            entry.number(),
                            words.page(entry.number()),
                            histories.lines(List.of(entry), locale).getFirst())));
        }
        return new News(since, List.copyOf(lines), found.size() > NEWS);
    }
}
