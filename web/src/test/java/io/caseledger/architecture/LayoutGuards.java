package io.caseledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.caseledger.architecture.Guard.haveNo;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Which package there is, in which module, and what it may use. */
final class LayoutGuards {
    static final List<Guard> ALL = List.of(
            Guard.of(
                    "every class stands in a package of the layout",
                    classes()
                            .that()
                            .resideInAPackage(Place.ROOT + "..")
                            .should(haveNo("unknown package", LayoutGuards::unplaced)),
                    "InAPackageOfItsOwn",
                    "TooDeep"),
            Guard.of(
                    "a package lies in its part's module",
                    classes()
                            .that(Place.inModule("command-side"))
                            .should(haveNo("foreign module", LayoutGuards::astray)),
                    "PublicRule"),
            Guard.of(
                    "query-side, projections and platform lie in their modules",
                    classes()
                            .that(Place.inModule("query-side")
                                    .or(Place.inModule("projections"))
                                    .or(Place.inModule("platform")))
                            .should(haveNo("foreign module", LayoutGuards::astray)),
                    "PublicRows",
                    "Forgetful"),
            Guard.of(
                    "a part uses only what the layout lets it use",
                    classes()
                            .that()
                            .resideInAPackage(Place.ROOT + ".*..")
                            .should(haveNo("forbidden use", LayoutGuards::forbiddenUses)),
                    "PageThatAsksTheDomain",
                    "PageThatReadsRows",
                    "PageThatKnowsTheProjector",
                    "ApiThatReadsRows",
                    "ContractThatKnowsItsAggregate",
                    "QueryThatKnowsTheContract",
                    "RowsThatKnowTheContract",
                    "ProjectorThatAsksTheDomain",
                    "RuleThatAsksTheView",
                    "OrderThatKnowsTheDomain",
                    "MailThatReachesAcross",
                    "PageOfAnotherCapability",
                    "SharedThatKnowsACapability"),
            Guard.of(
                    "aggregates, rules, rows and projectors of a capability are nobody else's business",
                    classes()
                            .that(Place.inCapability().and(Place.in(Part.DOMAIN, Part.READ, Part.PROJECTION)))
                            .should(haveNo(
                                    "public class",
                                    type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isMemberClass()
                                            ? Stream.of("is public")
                                            : Stream.empty())),
                    "PublicRule",
                    "PublicRows"),
            Guard.of(
                    "every package says what it is for, and is null-marked",
                    classes()
                            .that()
                            .resideInAPackage(Place.ROOT + "..")
                            .should(haveNo(
                                    "bare package",
                                    type -> type.getPackage().isAnnotatedWith(NullMarked.class)
                                            ? Stream.empty()
                                            : Stream.of("its package has no package-info with @NullMarked"))),
                    "PublicRule"));

    private LayoutGuards() {}

    private static Stream<String> unplaced(JavaClass type) {
        return Place.ours(type).isEmpty() || Place.of(type).isPresent()
                ? Stream.empty()
                : Stream.of("package " + type.getPackageName() + " is not in the layout");
    }

    private static Stream<String> astray(JavaClass type) {
        var modules = Place.of(type).orElseThrow().part().modules;
        return modules.stream().anyMatch(module -> Place.liesIn(type, module))
                ? Stream.empty()
                : Stream.of("belongs into " + modules + ", lies in "
                        + type.getSource().orElseThrow().getUri());
    }

    private static Stream<String> forbiddenUses(JavaClass type) {
        return Place.of(type).stream().flatMap(from -> type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> Place.of(dependency.getTargetClass().getBaseComponentType())
                        .filter(to -> !from.mayUse(to))
                        .isPresent())
                .map(dependency -> from + " must not use " + dependency.getDescription()));
    }
}
