package io.caseledger.permit.web;

import io.caseledger.permit.query.FindPermits;
import io.caseledger.permit.query.PermitFilter;
import io.caseledger.permit.query.PermitListView;
import io.caseledger.permit.query.PermitOrder;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitTask;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Viewers;
import io.caseledger.shared.web.Waiting;
import io.caseledger.shared.web.WaitingWork;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Permits that wait for their importer, or for customs. */
@Component
@Order(200)
record WaitingPermits(Queries queries, Settings settings, Clock clock) implements WaitingWork {

    @Override
    public Set<String> topics(Actor actor) {
        return Set.of(
                actor.role() == Role.CUSTOMS
                        ? Topics.PERMITS
                        : Viewers.of(actor).topic(Topics.PERMITS));
    }

    @Override
    public Flux<Waiting> of(Actor actor, Locale locale) {
        return switch (actor.role()) {
            case APPLICANT, AGENT ->
                Flux.concat(
                        found(
                                Viewers.of(actor),
                                PermitTask.AMEND,
                                PermitListController.PATH,
                                row -> Waiting.Item.since(
                                        row.permitNumber(), page(row), about(actor, row), row.revisedAt())),
                        found(
                                Viewers.of(actor),
                                PermitTask.WRITE_OFF,
                                PermitListController.PATH,
                                row -> Waiting.Item.due(
                                        row.permitNumber(), page(row), about(actor, row), daysLeft(row))));
            // its own system knows; here it is played
            case CUSTOMS ->
                settings.demoMode()
                        ? found(
                                        Viewer.ALL,
                                        PermitTask.RELEASE,
                                        CustomsSandboxController.PATH,
                                        row -> Waiting.Item.since(
                                                row.permitNumber(),
                                                CustomsSandboxController.PATH + "/" + row.permitNumber(),
                                                row.importerName(),
                                                row.revisedAt()))
                                .flux()
                        : Flux.empty();
            default -> Flux.empty();
        };
    }

    private Mono<Waiting> found(Viewer viewer, PermitTask task, String list, Function<PermitRow, Waiting.Item> item) {
        return queries.one(
                        new FindPermits(viewer, PermitFilter.of(task), PermitOrder.OLDEST_FIRST, 1, Waiting.SHOWN),
                        PermitListView.class)
                .map(found -> new Waiting(
                        "permit-" + task.name(),
                        found.total(),
                        list + "?task=" + task,
                        found.rows().stream().map(item).toList()));
    }

    private long daysLeft(PermitRow row) {
        return ChronoUnit.DAYS.between(TaipeiTime.day(clock.instant()), row.validUntil());
    }

    private static String page(PermitRow row) {
        return PermitListController.PATH + "/" + row.permitNumber();
    }

    /** An agent has several importers; an importer knows itself. */
    private static @Nullable String about(Actor actor, PermitRow row) {
        return actor.role() == Role.AGENT ? row.importerName() : null;
    }
}
