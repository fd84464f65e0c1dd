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
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The unit's cases that wait for an officer, oldest first (REV-01), and the way from one case to the next. */
@Component
class WorkQueue {
    static final String PATH = "/origin/queue";
    /** So many of the oldest are tried; with more officers than that pressing at once, one of them presses again. */
    private static final int TRIES = 10;

    private final Queries queries;
    private final Commands commands;

    WorkQueue(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    /** The three views of the queue. */
    enum Tab {
        /** Under review by the officer who looks. */
        MINE,
        /** Waiting for somebody to take them. */
        UNASSIGNED,
        /** All open cases of the unit. */
        ALL;

        CaseFilter filter(Actor officer) {
            return switch (this) {
                case MINE -> ListedCases.inState(CaseState.UNDER_REVIEW, officer.accountId());
                case UNASSIGNED -> ListedCases.inState(CaseState.RECEIVED, null);
                case ALL -> ListedCases.inState(null, null);
            };
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
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
     * that this officer may not review (REV-04), is passed over.
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
                        CaseOrders::isRefusal,
                        error -> CaseOrders.refusal(error).details().kind() == Rejection.Kind.INVALID
                                ? Mono.error(error)
                                : Mono.empty());
    }

    private static String review(String number) {
        return "/origin/certificates/" + number + "/review";
    }
}
