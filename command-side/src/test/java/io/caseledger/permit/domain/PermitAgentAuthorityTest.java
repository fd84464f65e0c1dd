package io.caseledger.permit.domain;

import static io.caseledger.origin.domain.Samples.ACCOUNTS;
import static io.caseledger.origin.domain.Samples.OTHER_AGENT;
import static io.caseledger.permit.domain.PermitSamples.AGENT;
import static io.caseledger.permit.domain.PermitSamples.IMPORTER;
import static io.caseledger.permit.domain.PermitSamples.NEW_PERMIT;
import static io.caseledger.permit.domain.PermitSamples.PERMIT;
import static io.caseledger.permit.domain.PermitSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.Trust;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.origin.domain.Changed;
import io.caseledger.origin.domain.Samples;
import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.EachEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ACC-09, for every order of a permit: an agent applies for and orders what the importer has authorised it to, and nothing else. */
class PermitAgentAuthorityTest {
    private static final Duration EXPIRED = Duration.ofDays(181);

    /** An order on a permit that an agent has filed for. */
    private record Order(PermitCommand command, ImportWay way, List<Object> since, boolean expired) {
        Instant now() {
            return expired ? Samples.NOW.plus(EXPIRED) : Samples.NOW;
        }

        LocalDate today() {
            return expired ? TODAY.plusDays(EXPIRED.toDays()) : TODAY;
        }

        Object[] given(Actor filer) {
            return Stream.concat(Stream.of(issued(filer, way)), since.stream()).toArray();
        }
    }

    private static final List<Order> ORDERS = List.of(
            new Order(new CancelPermit(PERMIT, null), ImportWay.DECLARATION, List.of(), false),
            new Order(new PrintPermit(PERMIT, 1), ImportWay.DECLARATION, List.of(), false),
            new Order(revision(), ImportWay.DECLARATION, List.of(), false),
            new Order(new ReissuePermit(PERMIT, NEW_PERMIT), ImportWay.DECLARATION, List.of(), true),
            new Order(new RecordWriteOff(PERMIT, List.of(PermitStories.ROW)), ImportWay.PARCEL, List.of(), false),
            new Order(new CompleteWriteOff(PERMIT), ImportWay.PARCEL, List.of(PermitStories.WRITTEN_OFF), false));

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec("ACC-09")
    void givenTrust_whenAgentApplies_thenOnlyAsAuthorised(Trust trust) {
        var story = new PermitFixture(Samples.NOW, trust.in(ACCOUNTS, IMPORTER, AGENT, Capability.PERMIT, TODAY));
        var apply = new SubmitPermit(PERMIT, PermitSamples.applicationByAgent());
        if (trust.orders()) {
            story.when(AGENT, apply).expectSuccessfulHandlerExecution();
        } else {
            assertThat(story.refused(AGENT, apply, Rejection.Kind.INVALID))
                    .containsExactly(Violation.of("permit.ImporterHasAuthorisedTheAgent", "importer.identityNumber"));
        }
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec("ACC-09")
    void givenPermitThatTheAgentFiled_whenItOrders_thenOnlyAsAuthorised(Trust trust) {
        walk(trust, AGENT, (order, story) -> {
            if (trust.orders()) {
                story.when(AGENT, order.command()).expectSuccessfulHandlerExecution();
            } else {
                assertThat(story.refused(AGENT, order.command(), Rejection.Kind.FORBIDDEN))
                        .containsExactly(Violation.of("permit.OnlyAuthorisedAgentsOrderPermits", ""));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec("ACC-09")
    void givenPermitThatAnotherFiled_whenAgentOrders_thenWhatItMayNotSeeIsMissing(Trust trust) {
        walk(trust, OTHER_AGENT, (order, story) -> {
            if (!trust.reads()) {
                assertThat(story.refused(OTHER_AGENT, order.command(), Rejection.Kind.NOT_FOUND))
                        .containsExactly(Violation.of("permit.PermitExists", ""));
            } else if (!trust.orders()) {
                assertThat(story.refused(OTHER_AGENT, order.command(), Rejection.Kind.FORBIDDEN))
                        .containsExactly(Violation.of("permit.OnlyAuthorisedAgentsOrderPermits", ""));
            }
        });
    }

    /** All other orders are customs' messages: an order that is added is among the walked ones, or refused to agents here. */
    @Test
    @Spec("ACC-09")
    void everyOtherOrderIsNoAgents() {
        var walked = new HashSet<Class<?>>(
                ORDERS.stream().map(order -> order.command().getClass()).toList());
        walked.add(SubmitPermit.class);
        var customs = BrokenCustomsMessages.all()
                .filter(broken -> broken.kind() == Rejection.Kind.FORBIDDEN)
                .<Class<?>>map(broken -> broken.command().getClass())
                .toList();
        assertThat(Arrays.stream(PermitCommand.class.getPermittedSubclasses()).filter(order -> !walked.contains(order)))
                .allSatisfy(order -> assertThat(customs).contains(order));
    }

    /** The importer goes on by itself: a permit that stands for the old one is not the agent's any more. */
    @Test
    @Spec({"ACC-09", "MSK-06"})
    void givenAgentWhoseAuthorityEnded_whenTheImporterGoesOn_thenWithoutTheAgent() {
        var accounts = ACCOUNTS.withoutGrants();
        new PermitFixture(Samples.NOW, accounts)
                .given(issued(AGENT, ImportWay.DECLARATION))
                .when(
                        IMPORTER,
                        new RevisePermit(
                                PERMIT, RevisionKind.CORRECTION, "數量", PermitSamples.with(ImportWay.DECLARATION, 800)))
                .expectSuccessfulHandlerExecution();
        new PermitFixture(Samples.NOW.plus(EXPIRED), accounts)
                .given(issued(AGENT, ImportWay.DECLARATION))
                .when(IMPORTER, new ReissuePermit(PERMIT, NEW_PERMIT))
                .expectEventsMatching(EachEvent.oneOf(
                        PermitIssued.class,
                        issued -> issued.agentAccount() == null
                                && issued.filedBy().equals(IMPORTER.accountId())
                                && issued.application().agent().equals(PermitParty.NONE)));
    }

    @Test
    @Spec({"ACC-09", "AUD-01"})
    void givenAgent_whenItOrders_thenTheEventSaysForWhom() {
        walk(Trust.FULL, AGENT, (order, story) -> story.when(AGENT, order.command())
                .expectEventsMatching(EachEvent.is(
                        event -> IMPORTER.accountId().equals(event.getMetaData().get(Actor.ON_BEHALF_OF)))));
    }

    /** Each order on a permit filed by the trusted agent, or by one that the importer does not know. */
    private static void walk(Trust trust, Actor agent, BiConsumer<Order, PermitFixture> order) {
        for (var each : ORDERS) {
            var accounts = trust.in(ACCOUNTS, IMPORTER, agent, Capability.PERMIT, each.today());
            order.accept(each, new PermitFixture(each.now(), accounts).given(each.given(AGENT)));
        }
    }

    private static PermitIssued issued(Actor filer, ImportWay way) {
        var issued = PermitSamples.issuedTo(filer);
        return Changed.with(issued, "application.way", way);
    }

    private static RevisePermit revision() {
        PermitApplication changed = Changed.with(
                PermitSamples.with(ImportWay.DECLARATION, 800),
                "agent",
                PermitSamples.applicationByAgent().agent());
        return new RevisePermit(PERMIT, RevisionKind.CORRECTION, "數量", changed);
    }
}
