package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.FindCase;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.Viewers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The unit's cases that wait for an officer, oldest first (REV-01), and the way from one case to the next. */
@Component
record WorkQueue(Queries queries, Commands commands) {
    static final String PATH = "/origin/queue";
    /** So many of the oldest are tried; with more officers than that pressing at once, one of them presses again. */
    private static final int TRIES = 10;

    /** The three views of the queue. */
    enum Tab {
        /** Under review by the officer who looks. */
        MINE,
        /** Waiting for somebody to take them; without those that this officer may not review (REV-06). */
        UNASSIGNED,
        /** All open cases of the unit. */
        ALL;

        CaseFilter filter(Actor officer) {
            return filter(officer, null);
        }

        CaseFilter filter(Actor officer, @Nullable String text) {
            return switch (this) {
                case MINE -> CaseFilter.inState(CaseState.UNDER_REVIEW.name(), officer.accountId(), null, text);
                case UNASSIGNED -> CaseFilter.inState(CaseState.RECEIVED.name(), CaseFilter.UNASSIGNED, null, text);
                case ALL -> CaseFilter.inState(null, null, null, text);
            };
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What the queue's officer can do with its cases. */
    record Offers(Actor officer) {
        public List<CaseButton> buttons(CaseRow row) {
            return CaseButton.offered(CaseState.valueOf(row.state()), has(row), row.own());
        }

        public boolean review(CaseRow row) {
            return CaseState.valueOf(row.state()) == CaseState.UNDER_REVIEW && has(row) && !row.own();
        }

        private boolean has(CaseRow row) {
            return officer.accountId().equals(row.officer());
        }
    }

    /**
     * How many cases each tab has.
     *
     * @param next receipt number of the case to be taken next; empty where none waits
     * @param key idempotency key for taking it, another one each time it comes to wait
     */
    record Counts(long mine, long unassigned, long all, String next, String key) {
        public long of(Tab tab) {
            return switch (tab) {
                case MINE -> mine;
                case UNASSIGNED -> unassigned;
                case ALL -> all;
            };
        }
    }

    Mono<Counts> counts(Actor officer) {
        return Mono.zip(oldest(officer, Tab.MINE, 1), oldest(officer, Tab.UNASSIGNED, 1), oldest(officer, Tab.ALL, 1))
                .map(found -> {
                    var next = found.getT2().rows().stream().findFirst();
                    return new Counts(
                            found.getT1().total(),
                            found.getT2().total(),
                            found.getT3().total(),
                            next.map(CaseRow::receiptNumber).orElse(""),
                            next.map(row -> "next:" + row.receiptNumber() + ":" + row.version())
                                    .orElse(""));
                });
    }

    private Mono<CaseListView> oldest(Actor officer, Tab tab, int size) {
        return queries.one(
                new FindCases(Viewers.of(officer), tab.filter(officer), CaseOrder.OLDEST_FIRST, 1, size),
                CaseListView.class);
    }

    /**
     * Takes the oldest waiting case and answers the address of its review; of the queue where none waits. A case that somebody else has just taken, or
     * that this officer may not review (REV-04, REV-06), is passed over.
     *
     * @param shown receipt number that the button promised: taken first, so that a second click takes no second case
     */
    Mono<String> takeNext(Actor officer, @Nullable String shown, @Nullable String key) {
        var promised = shown == null
                ? Mono.<CaseRow>empty()
                : queries.optional(new FindCase(Viewers.of(officer), shown), CaseView.class)
                        .map(CaseView::row);
        var others = oldest(officer, Tab.UNASSIGNED, TRIES)
                .flatMapIterable(CaseListView::rows)
                .filter(row -> !row.receiptNumber().equals(shown));
        return Flux.concat(promised, others)
                .concatMap(row -> take(officer, row, key), 1)
                .next()
                .defaultIfEmpty(PATH + "?done=none");
    }

    /** The address to go on to after a decision: a case the officer still has, else the next that waits, else the queue. */
    Mono<String> next(Actor officer, String key) {
        return oldest(officer, Tab.MINE, 1)
                .flatMap(mine -> mine.rows().isEmpty()
                        ? takeNext(officer, null, key)
                        : Mono.just(review(mine.rows().get(0).receiptNumber()) + "?"));
    }

    private Mono<String> take(Actor officer, CaseRow row, @Nullable String key) {
        return commands.sendAs(officer, new TakeCase(new CaseId(row.caseId())), Commands.Options.key(key))
                .map(outcome -> review(outcome.number()) + "?after=" + outcome.position())
                .onErrorResume(
                        Rejection.class,
                        refusal ->
                                Refused.as(Rejection.Kind.INVALID).test(refusal) ? Mono.error(refusal) : Mono.empty());
    }

    private static String review(String number) {
        return "/origin/certificates/" + number + "/review";
    }
}
