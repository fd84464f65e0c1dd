package io.caseledger.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.Serializable;
import java.util.List;

/** Which libraries a side may know. */
final class LibraryGuards {
    private static final String[] WEB = {
        "org.springframework.web..", "org.springframework.http..", "org.springframework.security..", "org.thymeleaf.."
    };
    private static final String[] R2DBC = {"io.r2dbc..", "org.springframework.r2dbc..", "org.springframework.data.."};
    private static final String[] JDBC = {"java.sql..", "javax.sql..", "org.springframework.jdbc.."};
    private static final String[] COMMANDS = {
        "org.axonframework.commandhandling..", "org.axonframework.modelling..", "org.axonframework.eventsourcing.."
    };

    static final List<Guard> ALL = List.of(
            Guard.of(
                    "the command side knows no web, no R2DBC, no JDBC and no reactor",
                    noClasses()
                            .that(Place.inModule("command-side"))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(WEB)
                                    .or(resideInAnyPackage(R2DBC))
                                    .or(resideInAnyPackage(JDBC))
                                    .or(resideInAnyPackage("reactor.."))),
                    "RuleThatSpeaksHttp",
                    "RuleThatReadsTheDatabase",
                    "OrderThatSpeaksHttp"),
            Guard.of(
                    "rules and aggregates do no input or output",
                    noClasses()
                            .that(Place.inModule("command-side").and(Place.in(Part.DOMAIN, Part.AUTOMATION)))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..")
                                    .and(type(Serializable.class).negate())),
                    "RuleThatReadsAFile"),
            Guard.of(
                    "the query side knows no aggregates, no events and no blocking database access",
                    noClasses()
                            .that(Place.in(Part.QUERY, Part.READ))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(COMMANDS)
                                    .or(resideInAnyPackage(JDBC))
                                    .or(resideInAnyPackage(WEB))
                                    .or(resideInAnyPackage("org.axonframework.eventhandling.."))),
                    "RowsThatLoadAggregates",
                    "QueryThatBlocks"),
            Guard.of(
                    "projectors write by JDBC in the token's transaction, and order nothing",
                    noClasses()
                            .that(Place.in(Part.PROJECTION))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(COMMANDS)
                                    .or(resideInAnyPackage(R2DBC))
                                    .or(resideInAnyPackage(WEB))
                                    .or(resideInAnyPackage("reactor.."))),
                    "ProjectorThatOrders",
                    "ProjectorThatReads"),
            Guard.of(
                    "pages and the machine interface never touch a blocking database",
                    noClasses()
                            .that(Place.in(Part.FRONT))
                            .should()
                            // its exceptions must be known to become answers
                            .dependOnClassesThat(resideInAnyPackage(JDBC)
                                    .and(assignableTo(Throwable.class).negate())),
                    "PageThatBlocks"),
            Guard.of(
                    "a capability's pages send and ask through Commands and Queries",
                    noClasses()
                            .that(Place.inCapability().and(Place.in(Part.FRONT)))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(
                                    "org.axonframework.commandhandling..",
                                    "org.axonframework.queryhandling..",
                                    "org.axonframework.extensions.reactor..",
                                    "org.axonframework.modelling..",
                                    "org.axonframework.eventsourcing..")),
                    "PageThatSendsByItself"));

    private LibraryGuards() {}
}
