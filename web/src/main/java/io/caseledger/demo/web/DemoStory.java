package io.caseledger.demo.web;

import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseListView;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.FindCases;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Commands.Options;
import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.bus.ServiceClock;
import io.caseledger.shared.bus.StillBehind;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.jobs.Jobs;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the demo story at the first start (RUN-01, ADR 35): a data file whose steps become commands, each at its own time by the service's clock. A day ends
 * when what follows from it by itself is done, so that this has the day's time too; then the jobs have their turn.
 */
@Component
@Order(DemoStory.ORDER)
record DemoStory(
        Settings settings,
        StoryOrders orders,
        Commands commands,
        Queries queries,
        Uploads uploads,
        Jobs jobs,
        ServiceClock clock,
        Preparing preparing)
        implements ApplicationRunner {
    /** After the demo accounts and their grants. */
    static final int ORDER = 300;

    private static final Logger log = LoggerFactory.getLogger(DemoStory.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TRIES = 10;
    private static final LocalTime MORNING = LocalTime.of(7, 30);
    /** What looks at the stock by the clock. */
    private static final List<String> JOBS = List.of("stock-watch", "stock-reminders");

    private static final int PERCENT = 100;
    private static final int SAID_EVERY = 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    /** The smallest picture there is, in the place of a scanned delivery note. */
    private static final byte[] PROOF = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (settings.demoMode() && isUntold()) {
                tell(steps(settings.demoStory().name().toLowerCase(Locale.ROOT)));
            }
        } finally {
            clock.reset();
            preparing.done();
        }
    }

    private boolean isUntold() {
        var found = OwnThread.await(
                queries.one(
                        new FindCases(Viewer.ALL, CaseFilter.ANY, CaseOrder.NEWEST_FIRST, 1, 1), CaseListView.class),
                PATIENCE);
        return Objects.requireNonNull(found).total() == 0;
    }

    private static List<StoryStep> steps(String name) {
        try (var file = DemoStory.class.getResourceAsStream("/demo/story-" + name + ".json")) {
            return JSON.readValue(Objects.requireNonNull(file, name), new TypeReference<List<StoryStep>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(List<StoryStep> steps) {
        var begun = clock.reality();
        var telling = new Telling();
        var pending = new HashMap<String, Long>();
        @Nullable LocalDate day = null;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.time() != null) {
                var at = at(step, step.time());
                var today = TaipeiTime.day(at);
                if (day != null && today.isAfter(day)) {
                    settle(pending);
                    day.plusDays(1).datesUntil(today.plusDays(1)).forEach(this::morning);
                }
                day = today;
                clock.set(at);
            }
            play(step, telling, pending);
            tell(begun, i + 1, steps.size());
        }
        settle(pending);
        if (day != null) {
            clock.reset();
            JOBS.forEach(jobs::now);
        }
    }

    private void tell(Instant begun, int done, int all) {
        var before = (done - 1) * PERCENT / all;
        var now = done * PERCENT / all;
        // the last percent is the end of it
        preparing.at(Math.min(now, PERCENT - 1));
        if (before / SAID_EVERY != now / SAID_EVERY) {
            log.info(
                    "Demo data: {} % after {} s",
                    now, Duration.between(begun, clock.reality()).toSeconds());
        }
    }

    /** Never ahead of the real time, and never back. */
    private Instant at(StoryStep step, LocalTime time) {
        var day = TaipeiTime.day(clock.reality()).plusDays(step.day());
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        var wanted = day.atTime(time).atZone(TaipeiTime.ZONE).toInstant();
        var now = clock.instant();
        var reality = clock.reality();
        return wanted.isBefore(now) ? now : wanted.isAfter(reality) ? reality : wanted;
    }

    private void morning(LocalDate day) {
        var at = day.atTime(MORNING).atZone(TaipeiTime.ZONE).toInstant();
        if (at.isAfter(clock.instant()) && at.isBefore(clock.reality())) {
            clock.set(at);
            JOBS.forEach(jobs::now);
        }
    }

    private void play(StoryStep step, Telling telling, Map<String, Long> pending) {
        var actor = orders.actor(step.who());
        var begins = step.act() == StoryStep.Act.FILE || step.act() == StoryStep.Act.PERMIT;
        if (begins) {
            telling.begun(step, actor);
        }
        var proof = orders.needsProof(step) ? telling.proofs().computeIfAbsent(step.who(), who -> proof(actor)) : null;
        var order = commands.sendAs(
                        actor, orders.of(step, telling, proof), begins ? Options.key(step.of()) : Options.NONE)
                // a lot is opened by an automation, some moments after the goods came in
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(50)).filter(Refused.as(Rejection.Kind.NOT_FOUND)));
        var outcome = Objects.requireNonNull(OwnThread.await(order, PATIENCE));
        if (begins) {
            telling.numbered(step.of(), outcome.number());
        }
        followers(step.act()).forEach(follower -> pending.merge(follower, outcome.position(), Math::max));
    }

    /** Processing groups that make something of what an act brings about. */
    private static Set<String> followers(StoryStep.Act act) {
        return switch (act) {
            case FILE, ASK, REVISE, APPROVE, REJECT, COLLECT, CANCEL, TAKE -> Set.of(Projections.CASES);
            case PERMIT, DECLARE, ENTER, WRITE_OFF -> Set.of(Projections.PERMITS);
            case RELEASE, COMPLETE -> Set.of(Projections.PERMITS, "automation-stock-lots");
            case FLOW, RETURN -> Set.of(Projections.LOTS, Projections.FIGURES);
            case THRESHOLDS -> Set.of(Projections.ALERTS);
        };
    }

    /** What follows by itself from what has been played has happened. */
    private void settle(Map<String, Long> pending) {
        pending.forEach((follower, position) -> OwnThread.await(
                queries.caughtUp(follower, position).retryWhen(Retry.max(TRIES).filter(StillBehind.class::isInstance)),
                PATIENCE));
        pending.clear();
    }

    private Attachment proof(Actor importer) {
        var kept = uploads.keep(
                importer,
                "delivery-note.png",
                Mono.fromSupplier(() -> DefaultDataBufferFactory.sharedInstance.wrap(PROOF)));
        return Objects.requireNonNull(OwnThread.await(kept, PATIENCE)).asAttachment("OTHER");
    }
}
