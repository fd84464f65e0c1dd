package io.caseledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static io.caseledger.architecture.Guard.haveNo;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;

/** Commands, events and those who handle them. */
final class MessageGuards {
    private static final Set<String> FLOATING =
            Set.of("double", "float", Double.class.getName(), Float.class.getName());

    /** A type in a contract that a command handler takes, or that says it is a command. */
    static final DescribedPredicate<JavaClass> COMMANDS =
            DescribedPredicate.describe("commands", type -> message(type, "Command", CommandHandler.class));

    static final DescribedPredicate<JavaClass> EVENTS = DescribedPredicate.describe(
            "events",
            type -> message(type, "Event", EventSourcingHandler.class) || message(type, "Event", EventHandler.class));

    static final List<Guard> ALL = List.of(
            Guard.of(
                    "commands are records",
                    classes().that(COMMANDS).should().beRecords(),
                    "DoSomething",
                    "DoSomethingElse"),
            Guard.of("events are records", classes().that(EVENTS).should().beRecords(), "SomethingBegan"),
            Guard.of(
                    "every event has its revision",
                    classes().that(EVENTS).should().beAnnotatedWith(Revision.class),
                    "SomethingBegan",
                    "SomethingEnded"),
            Guard.of(
                    "commands and events are the same without a suffix",
                    classes()
                            .that(COMMANDS.or(EVENTS))
                            .should()
                            .haveSimpleNameNotEndingWith("Command")
                            .andShould()
                            .haveSimpleNameNotEndingWith("Event"),
                    "EndSomethingCommand"),
            Guard.of(
                    "what is handled is written in a contract, what is asked in a query",
                    methods()
                            .that()
                            .areAnnotatedWith(CommandHandler.class)
                            .or()
                            .areAnnotatedWith(EventSourcingHandler.class)
                            .or()
                            .areAnnotatedWith(EventHandler.class)
                            .or()
                            .areAnnotatedWith(QueryHandler.class)
                            .should(takePublicMessages()),
                    "Something.decide"),
            Guard.of(
                    "quantities, money and stored values are never floating point",
                    classes()
                            .that(Place.in(Part.CONTRACT, Part.DOMAIN, Part.REFERENCE, Part.QUERY))
                            .should(haveNo("floating point field", MessageGuards::floating)),
                    "Weight"),
            Guard.of(
                    "who handles events names the processor it belongs to",
                    classes()
                            .that(DescribedPredicate.describe("handle events", type -> type.getMethods().stream()
                                    .anyMatch(method -> method.isAnnotatedWith(EventHandler.class))))
                            .should()
                            .beAnnotatedWith(ProcessingGroup.class),
                    "Forgetful"),
            Guard.of(
                    "projectors return nothing: what they returned would never be waited for",
                    methods()
                            .that()
                            .areAnnotatedWith(EventHandler.class)
                            .should()
                            .haveRawReturnType(void.class),
                    "Forgetful.on"),
            Guard.of(
                    "an event's place is its LogPosition: the token says how far the log was read",
                    methods().that().areAnnotatedWith(EventHandler.class).should(notTake(TrackingToken.class)),
                    "Forgetful.on"),
            Guard.of(
                    "evolve assigns: it applies no event",
                    noMethods()
                            .that()
                            .areAnnotatedWith(EventSourcingHandler.class)
                            .should(callAny(AggregateLifecycle.class)),
                    "Something.evolve"));

    private MessageGuards() {}

    private static ArchCondition<JavaMethod> notTake(Class<?> parameter) {
        return new ArchCondition<>("not take a " + parameter.getSimpleName()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter))) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes it"));
                }
            }
        };
    }

    private static boolean message(
            JavaClass type, String interfaceSuffix, Class<? extends java.lang.annotation.Annotation> handler) {
        return !type.isInterface()
                && type.isTopLevelClass()
                && Place.in(Part.CONTRACT).test(type)
                && (type.getAllRawInterfaces().stream()
                                .anyMatch(said -> Place.in(Part.CONTRACT).test(said)
                                        && said.getSimpleName().endsWith(interfaceSuffix))
                        || type.getMethodsWithParameterTypeOfSelf().stream()
                                .anyMatch(method -> method.isAnnotatedWith(handler)
                                        && method.getRawParameterTypes()
                                                .getFirst()
                                                .equals(type)));
    }

    private static Stream<String> floating(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> FLOATING.contains(field.getRawType().getName()))
                .map(field -> field.getName() + " is floating point");
    }

    private static ArchCondition<JavaMethod> takePublicMessages() {
        return new ArchCondition<>("take a message of a contract or a query") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var first = method.getRawParameterTypes().getFirst();
                var ours = !Place.ours(first).isEmpty();
                var said = Place.in(Part.CONTRACT, Part.QUERY).test(first);
                if (ours && !said) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes " + first));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> callAny(Class<?> owner) {
        return new ArchCondition<>("call " + owner.getSimpleName()) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var calls = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner));
                events.add(new SimpleConditionEvent(method, calls, method.getFullName() + " calls " + owner));
            }
        };
    }
}
