package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.query.FindPermitRevisions;
import io.caseledger.permit.query.PermitRevisionView;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Histories;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.LotRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Puts the page of a permit together from the answers to three questions. */
@Component
record PermitPages(Queries queries, Permits permits, PermitWords words, Histories histories, Clock clock) {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final int LOTS = 100;

    /**
     * Fails with NOT_FOUND, for a foreign permit too.
     *
     * @param revision which version; null for the one that holds
     */
    Mono<PermitPage> find(Actor actor, String number, @Nullable Integer revision, Locale locale) {
        var viewer = Permits.viewer(actor);
        return permits.find(actor, number, revision).flatMap(view -> {
            var found = LotFilter.permit(view.row().permitNumber());
            return Mono.zip(
                            revisions(actor, view),
                            queries.one(new FindLots(viewer, found, LotOrder.NEWEST_FIRST, 1, LOTS), LotListView.class),
                            queries.list(new FindHistory(viewer, view.row().permitNumber()), HistoryEntry.class))
                    .map(all -> page(actor, view, all.getT1(), all.getT2(), all.getT3(), locale));
        });
    }

    Mono<List<PermitRevisionView>> revisions(Actor actor, PermitView view) {
        return queries.list(
                new FindPermitRevisions(Permits.viewer(actor), view.row().permitNumber()), PermitRevisionView.class);
    }

    PermitApplication application(PermitRevisionView revision) {
        return JSON.readValue(revision.application(), PermitApplication.class);
    }

    /** What a version was, among all versions. */
    PermitApplication application(List<PermitRevisionView> revisions, int number) {
        return revisions.stream()
                .filter(revision -> revision.revision() == number)
                .findFirst()
                .map(this::application)
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "permit.PermitExists"));
    }

    PermitValidity standing(PermitView view) {
        return PermitValidity.of(view, RocDate.day(clock.instant()));
    }

    /**
     * The permit's page, which waits until it can show what was done.
     *
     * @param done ends a message key
     */
    static String after(Outcome outcome, String done) {
        return "/mask/permits/" + outcome.number() + "?after=" + outcome.position() + "&done=" + done;
    }

    private PermitPage page(
            Actor actor,
            PermitView view,
            List<PermitRevisionView> revisions,
            LotListView lots,
            List<HistoryEntry> history,
            Locale locale) {
        var standing = standing(view);
        var number = view.row().revision();
        return new PermitPage(
                view,
                standing,
                PermitSteps.of(view, standing, lots.rows(), history, words, locale),
                PermitChoices.of(actor, view, standing),
                Remaining.of(view),
                PermitDocument.of(
                        permits.application(view),
                        number == 1 ? null : application(revisions, number - 1),
                        words,
                        locale),
                listed(view, revisions, locale),
                histories.lines(history, locale),
                lots.rows().stream()
                        .sorted(Comparator.comparing(LotRow::lotNumber))
                        .toList(),
                lots.total() - lots.rows().size(),
                lots.stock());
    }

    private List<PermitPage.Revision> listed(PermitView view, List<PermitRevisionView> newestFirst, Locale locale) {
        var applications = newestFirst.stream().map(this::application).toList();
        var listed = new ArrayList<PermitPage.Revision>();
        for (int i = 0; i < newestFirst.size(); i++) {
            var revision = newestFirst.get(i);
            listed.add(new PermitPage.Revision(
                    revision.revision(),
                    revision.kind(),
                    revision.description(),
                    revision.at(),
                    view.revisions().stream()
                            .filter(version -> version.revision() == revision.revision())
                            .map(PermitView.Version::actorName)
                            .findFirst()
                            .orElse(""),
                    i + 1 < newestFirst.size()
                            ? words.changes(applications.get(i + 1), applications.get(i), locale)
                            : List.of()));
        }
        return List.copyOf(listed);
    }
}
