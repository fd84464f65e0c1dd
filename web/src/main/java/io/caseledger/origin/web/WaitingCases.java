package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseTask;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.shared.web.Viewers;
import io.caseledger.shared.web.Waiting;
import io.caseledger.shared.web.WaitingWork;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Certificate cases that wait for their applicant, or for an officer of their unit. */
@Component
@Order(100)
record WaitingCases(Queries queries, Clock clock) implements WaitingWork {
    private static final String LIST = "/origin/certificates";
    private static final CaseOrder LONGEST = new CaseOrder(CaseOrder.Column.UPDATED_AT, false);
    private static final CaseOrder SOONEST = new CaseOrder(CaseOrder.Column.DUE_AT, false);

    @Override
    public Set<String> topics(Actor actor) {
        return Set.of(Viewers.of(actor).topic(Topics.CASES));
    }

    @Override
    public Flux<Waiting> of(Actor actor, Locale locale) {
        return switch (actor.role()) {
            case APPLICANT, AGENT ->
                Flux.concat(
                        inState(actor, CaseState.CORRECTION_REQUESTED, "corrections"),
                        found(
                                actor,
                                "close",
                                LIST + "?task=" + CaseTask.CLOSE,
                                CaseFilter.of(CaseTask.CLOSE),
                                CaseOrder.OLDEST_FIRST,
                                row -> Waiting.Item.due(
                                        row.receiptNumber(), page(row), about(actor, row), untilClosed(row))),
                        inState(actor, CaseState.APPROVED, "collect"));
            case ISSUER ->
                CasePages.isOfficer(actor)
                        ? Flux.concat(
                                queue(actor, WorkQueue.Tab.MINE, row -> page(row) + "/review"),
                                found(
                                        actor,
                                        "decide",
                                        LIST + "?task=" + CaseTask.DECIDE,
                                        CaseFilter.of(CaseTask.DECIDE),
                                        SOONEST,
                                        row -> Waiting.Item.due(
                                                row.receiptNumber(), page(row), about(actor, row), untilDue(row))),
                                queue(actor, WorkQueue.Tab.UNASSIGNED, WaitingCases::page),
                                inState(actor, CaseState.APPROVED, "hand-over"))
                        : Flux.empty();
            default -> Flux.empty();
        };
    }

    private Mono<Waiting> inState(Actor actor, CaseState state, String kind) {
        return found(
                actor,
                kind,
                LIST + "?state=" + state,
                CaseFilter.inState(state.name(), null, null, null),
                LONGEST,
                row -> Waiting.Item.since(row.receiptNumber(), page(row), about(actor, row), row.updatedAt()));
    }

    private Mono<Waiting> queue(Actor officer, WorkQueue.Tab tab, Function<CaseRow, String> opens) {
        return found(
                officer,
                tab.word(),
                WorkQueue.PATH + "?tab=" + tab.word(),
                tab.filter(officer),
                CaseOrder.OLDEST_FIRST,
                row -> Waiting.Item.since(
                        row.receiptNumber(), opens.apply(row), about(officer, row), row.receivedAt()));
    }

    private Mono<Waiting> found(
            Actor actor,
            String kind,
            String opens,
            CaseFilter filter,
            CaseOrder order,
            Function<CaseRow, Waiting.Item> item) {
        return queries.one(new FindCases(Viewers.of(actor), filter, order, 1, Waiting.SHOWN), CaseListView.class)
                .map(found -> new Waiting(
                        "origin-" + kind,
                        found.total(),
                        opens,
                        found.rows().stream().map(item).toList()));
    }

    private long untilDue(CaseRow row) {
        return ChronoUnit.DAYS.between(TaipeiTime.day(clock.instant()), TaipeiTime.lastDay(row.dueAt()));
    }

    /** Only what was issued before its clearance has to be closed. */
    private long untilClosed(CaseRow row) {
        var issued = Objects.requireNonNullElseGet(row.issuedOn(), () -> TaipeiTime.day(row.updatedAt()));
        return ChronoUnit.DAYS.between(TaipeiTime.day(clock.instant()), issued.plusDays(Clearance.CLOSED_WITHIN_DAYS));
    }

    private static String page(CaseRow row) {
        return LIST + "/" + row.receiptNumber();
    }

    /** Each side is told the other: the buyer, or whose case it is. */
    private static @Nullable String about(Actor actor, CaseRow row) {
        return actor.role().files() ? row.importerName() : row.applicantName();
    }
}
