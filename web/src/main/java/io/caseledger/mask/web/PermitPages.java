package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.query.FindLots;
import io.caseledger.mask.query.FindPermitRevisions;
import io.caseledger.mask.query.LotFilter;
import io.caseledger.mask.query.LotListView;
import io.caseledger.mask.query.LotOrder;
import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.PermitRevisionView;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.ContractJson;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.FindHistory;
import io.caseledger.shared.query.HistoryEntry;
import io.caseledger.shared.reference.RocDate;
import io.caseledger.shared.web.Histories;
import io.caseledger.shared.web.Queries;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Puts the page of a permit together from the answers to three questions. */
@Component
class PermitPages {
    private static final int LOTS = 100;

    private final Queries queries;
    private final Permits permits;
    private final PermitWords words;
    private final Histories histories;
    private final Clock clock;
    private final JsonMapper json = ContractJson.mapper();

    PermitPages(Queries queries, Permits permits, PermitWords words, Histories histories, Clock clock) {
        this.queries = queries;
        this.permits = permits;
        this.words = words;
        this.histories = histories;
        this.clock = clock;
    }

    /**
     * Fails with NOT_FOUND, for a foreign permit too.
     *
     * @param revision which version; null for the one that holds
     */
    Mono<PermitPage> find(Actor actor, String number, @Nullable Integer revision, Locale locale) {
        return permits.find(actor, number, revision)
                .flatMap(view -> Mono.zip(revisions(actor, view), lots(actor, view), history(actor, view))
                        .map(both -> page(actor, view, both.getT1(), both.getT2(), both.getT3(), locale)));
    }

    Mono<List<PermitRevisionView>> revisions(Actor actor, PermitView view) {
        return queries.list(
                new FindPermitRevisions(Permits.viewer(actor), view.row().permitNumber()), PermitRevisionView.class);
    }

    PermitApplication application(PermitRevisionView revision) {
        return json.readValue(revision.application(), PermitApplication.class);
    }

    /** What a version was, among all versions. */
    PermitApplication application(List<PermitRevisionView> revisions, int number) {
        return revisions.stream()
                .filter(revision -> revision.revision() == number)
                .findFirst()
                .map(this::application)
                .orElseThrow(() -> new Rejection(Rejection.Kind.NOT_FOUND, "PermitExists"));
    }

    PermitStanding standing(PermitView view) {
        return PermitStanding.of(view, RocDate.day(clock.instant()));
    }

    /**
     * Leads to the permit's page, which waits until it can show what was done.
     *
     * @param done ends a message key
     */
    static Rendering to(String number, long position, String done) {
        return Rendering.redirectTo("/mask/permits/" + number + "?after=" + position + "&done=" + done)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }

    private Mono<List<HistoryEntry>> history(Actor actor, PermitView view) {
        return queries.list(new FindHistory(Permits.viewer(actor), view.row().permitNumber()), HistoryEntry.class);
    }

    private Mono<LotListView> lots(Actor actor, PermitView view) {
        return queries.one(
                new FindLots(
                        Permits.viewer(actor),
                        LotFilter.permit(view.row().permitNumber()),
                        LotOrder.NEWEST_FIRST,
                        1,
                        LOTS),
                LotListView.class);
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
