package io.caseledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static io.caseledger.architecture.Guard.haveNo;

import ch.qos.logback.classic.turbo.TurboFilter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** Names, time, blocking, output. */
final class HabitGuards {
    private static final List<String> EMPTY_SUFFIXES =
            List.of("Impl", "Manager", "Helper", "Util", "Utils", "Dto", "DTO", "Aggregate");
    private static final Set<String> OLD_TIME = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.text.SimpleDateFormat",
            "java.sql.Timestamp",
            "java.sql.Date");
    private static final Set<String> NOWS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth");
    private static final Set<String> CHANCE =
            Set.of("java.util.Random", "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom");

    /** They own the threads on which they wait. */
    private static final DescribedPredicate<JavaClass> MAY_WAIT = Place.in(
                    Part.LOG, Part.PROCESSING, Part.BUS, Part.JOBS, Part.DATABASE)
            .or(Place.inModule("platform").and(Place.in(Part.AUTOMATION)));

    static final List<Guard> ALL = List.of(
            Guard.of(
                    "names say what a thing does, not that it does something",
                    ours().should(haveNo("empty suffix", type -> EMPTY_SUFFIXES.stream()
                            .filter(suffix -> type.getSimpleName().endsWith(suffix))
                            .map(suffix -> "ends with " + suffix))),
                    "CaseHelper",
                    "CaseManager",
                    "CaseAggregate",
                    "CaseDto"),
            Guard.of(
                    "…View is a view, …Projector projects, …Controller answers requests",
                    ours().should(haveNo("misused suffix", HabitGuards::misusedSuffix)),
                    "SomethingView",
                    "SomethingProjector",
                    "SomethingController"),
            Guard.of(
                    "decisions and projections know no clock and no chance: both come in",
                    classes()
                            .that(Place.inModule("command-side").or(Place.in(Part.PROJECTION)))
                            .should(haveNo(
                                    "clock or chance",
                                    type -> Stream.concat(
                                            calls(type, HabitGuards::readsSystemTime),
                                            Stream.concat(
                                                    calls(
                                                            type,
                                                            call -> owner(call).equals("java.time.Clock")
                                                                    && call.getName()
                                                                            .startsWith("system")),
                                                    calls(type, HabitGuards::drawsByChance))))),
                    "RuleThatLooksAtTheClock",
                    "RuleThatMakesUpIds",
                    "RuleThatThrowsDice"),
            Guard.of(
                    "time is injected: only a @Bean method knows the system's clock",
                    ours().should(haveNo(
                            "system time",
                            type -> Stream.concat(
                                    calls(type, HabitGuards::readsSystemTime),
                                    calls(
                                            type,
                                            call -> owner(call).equals("java.time.Clock")
                                                    && call.getName().startsWith("system")
                                                    && !call.getOrigin().isAnnotatedWith(Bean.class))))),
                    "PageThatLooksAtTheClock",
                    "PageWithAClockOfItsOwn"),
            Guard.of(
                    "java.time only",
                    ours().should(haveNo("old date type", type -> type.getDirectDependenciesFromSelf().stream()
                            .filter(use ->
                                    OLD_TIME.contains(use.getTargetClass().getName()))
                            .map(use -> use.getDescription()))),
                    "OldDates"),
            Guard.of(
                    "nobody sleeps but who owns the thread",
                    ours().and(DescribedPredicate.not(MAY_WAIT))
                            .should(haveNo(
                                    "sleep",
                                    type -> calls(
                                            type,
                                            call -> call.getName().equals("sleep")
                                                    && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                                            .contains(owner(call))))),
                    "PageThatSleeps"),
            Guard.of(
                    "nobody waits for a publisher but who owns the thread",
                    ours().and(DescribedPredicate.not(MAY_WAIT))
                            .should(haveNo("block", type -> calls(type, HabitGuards::waitsForPublisher))),
                    "PageThatWaits"),
            Guard.of(
                    "what runs by itself stops first: else it meets pools that are closed",
                    ours().should(haveNo("end", HabitGuards::runsOn)),
                    "JobThatNobodyStops"),
            Guard.of(
                    "pages wait for no future",
                    classes()
                            .that(Place.in(Part.FRONT))
                            .should(haveNo("wait", type -> calls(type, HabitGuards::waitsForFuture))),
                    "PageThatWaitsForAFuture"),
            Guard.of(
                    "only the failure table asks of what kind a refusal is",
                    classes()
                            .that(Place.in(Part.FRONT))
                            .should(haveNo("status of its own", type -> calls(type, HabitGuards::asksForTheKind))),
                    "PageThatMapsRefusals"),
            Guard.of(
                    "what acts on events never acts again",
                    classes()
                            .that()
                            .areAnnotatedWith(ProcessingGroup.class)
                            .should(haveNo("wrong answer to a replay", HabitGuards::actsAgain)),
                    "OrderThatIsGivenAgain"),
            Guard.of(
                    "nothing is printed past the log",
                    ours().should(haveNo("console output", HabitGuards::prints)),
                    "PageThatPrints"),
            Guard.of(
                    "what a class needs comes through its constructor",
                    noFields()
                            .that()
                            .areDeclaredInClassesThat()
                            .resideInAPackage(Place.ROOT + "..")
                            .should()
                            .beAnnotatedWith(Autowired.class)
                            .orShould()
                            .beAnnotatedWith(Value.class)
                            .orShould()
                            .beAnnotatedWith("jakarta.inject.Inject")
                            .orShould()
                            .beAnnotatedWith("jakarta.annotation.Resource"),
                    "PageWithInjectedFields"));

    private HabitGuards() {}

    private static GivenClassesConjunction ours() {
        return classes().that().resideInAPackage(Place.ROOT + "..");
    }

    private static Stream<String> misusedSuffix(JavaClass type) {
        var name = type.getSimpleName();
        if (name.endsWith("View") && !Place.in(Part.QUERY, Part.WEB).test(type)) {
            return Stream.of("a View is what a question or a page is answered with");
        }
        if (name.endsWith("Projector") && !Place.in(Part.PROJECTION).test(type)) {
            return Stream.of("a Projector stands in a projection package");
        }
        var answers = type.isAnnotatedWith(Controller.class) || type.isAnnotatedWith(RestController.class);
        if (name.endsWith("Controller") != answers) {
            return Stream.of("a class is called Controller if, and only if, it answers requests");
        }
        return Stream.empty();
    }

    private static Stream<String> calls(JavaClass type, Predicate<JavaAccess<?>> which) {
        return type.getAccessesFromSelf().stream().filter(which).map(JavaAccess::getDescription);
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getName();
    }

    private static boolean readsSystemTime(JavaAccess<?> call) {
        var withoutClock = call.getTarget() instanceof MethodCallTarget m
                && m.getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.Clock"));
        return (NOWS.contains(owner(call)) && call.getName().equals("now") && withoutClock)
                || (owner(call).equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    private static boolean drawsByChance(JavaAccess<?> call) {
        return CHANCE.contains(owner(call))
                || (owner(call).equals("java.util.UUID") && call.getName().equals("randomUUID"))
                || (owner(call).equals("java.lang.Math") && call.getName().equals("random"));
    }

    private static boolean waitsForPublisher(JavaAccess<?> call) {
        return Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux")
                        .contains(owner(call))
                && (call.getName().startsWith("block")
                        || call.getName().equals("toIterable")
                        || call.getName().equals("toStream"))
                && !ownsItsThread(call.getOrigin());
    }

    /** A processor's thread and the one that starts the service are nobody else's; an export is written on a worker of its own. */
    private static boolean ownsItsThread(JavaCodeUnit code) {
        return code.isAnnotatedWith(EventHandler.class)
                || code.getOwner().getSimpleName().equals("Exports")
                || (code.getName().equals("run") && code.getOwner().isAssignableTo(ApplicationRunner.class));
    }

    /** The one class that waits says so by its name, and on whose thread. */
    private static boolean waitsForFuture(JavaAccess<?> call) {
        return Set.of("java.util.concurrent.Future", "java.util.concurrent.CompletableFuture")
                        .contains(owner(call))
                && Set.of("get", "join").contains(call.getName())
                && !call.getOriginOwner().getSimpleName().equals("OwnThread");
    }

    private static boolean asksForTheKind(JavaAccess<?> call) {
        return owner(call).equals("io.caseledger.shared.contract.Rejection$Details")
                && call.getName().equals("kind")
                && !call.getOriginOwner().getName().equals("io.caseledger.shared.web.Failure");
    }

    private static Stream<String> actsAgain(JavaClass type) {
        return Place.in(Part.PROJECTION).test(type) || type.isAnnotatedWith(DisallowReplay.class)
                ? Stream.empty()
                : Stream.of("acts on events and does not disallow a replay");
    }

    /** Timers. A thread that waits for the log's events ends with what it reads, which its owner depends on; and what speaks of outages needs nobody. */
    private static Stream<String> runsOn(JavaClass type) {
        if (type.isAssignableTo(TurboFilter.class)) {
            return Stream.empty();
        }
        var begins = calls(type, HabitGuards::beginsRounds);
        var stops = type.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith(EventListener.class)
                        && Set.of(method.getAnnotationOfType(EventListener.class)
                                        .value())
                                .contains(ContextClosedEvent.class));
        return stops ? Stream.empty() : begins;
    }

    private static boolean beginsRounds(JavaAccess<?> call) {
        return (owner(call).equals("java.util.concurrent.ScheduledExecutorService")
                        && call.getName().startsWith("schedule"))
                || (owner(call).equals("com.github.kagkarlsson.scheduler.Scheduler")
                        && call.getName().equals("start"))
                || (owner(call).equals("reactor.core.publisher.Flux")
                        && call.getName().equals("subscribe")
                        && call.getOrigin().getAccessesFromSelf().stream()
                                .anyMatch(other -> other.getName().equals("interval")));
    }

    private static Stream<String> prints(JavaClass type) {
        return calls(
                type,
                call -> call.getName().equals("printStackTrace")
                        || (owner(call).equals("java.lang.System")
                                && Set.of("out", "err").contains(call.getName())));
    }
}
