package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.ACCOUNTS;
import static io.caseledger.origin.domain.Samples.AGENT;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.OTHER_AGENT;
import static io.caseledger.origin.domain.Samples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.SampleAccounts;
import io.caseledger.accounts.Trust;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.EachEvent;
import io.caseledger.shared.reference.TaipeiTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ACC-09, for every order of a certificate case: an agent files and orders what the applicant has authorised it to, and nothing else. */
class AgentAuthorityTest {
    /** Orders on a case, with what has happened before; all others are officers'. */
    private static final Map<CertificateCommand, Object[]> ORDERS = Map.of(
            new CancelCertificate(CASE, null), byAgent(Stories.received()),
            new ReviseCertificate(CASE, Samples.applicationByAgent()), byAgent(Stories.correctionRequested()));

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec({"ACC-09", "COE0010-03"})
    void givenTrust_whenAgentFiles_thenOnlyAsAuthorised(Trust trust) {
        var story = story(trust, AGENT);
        var file = new SubmitCertificate(CASE, Samples.applicationByAgent());
        if (trust.orders()) {
            story.when(AGENT, file).expectSuccessfulHandlerExecution();
        } else {
            assertThat(story.refused(AGENT, file, Rejection.Kind.INVALID))
                    .containsExactly(Violation.of("origin.ApplicantHasAuthorisedTheAgent", "applicant.identityNumber"));
        }
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec({"ACC-09", "COE0150-03"})
    void givenCaseThatTheAgentFiled_whenItOrders_thenOnlyAsAuthorised(Trust trust) {
        ORDERS.forEach((order, before) -> {
            var story = story(trust, AGENT).given(before);
            if (trust.orders()) {
                story.when(AGENT, order).expectSuccessfulHandlerExecution();
            } else {
                // it still reads the case, so it is told why
                story.refused(AGENT, order, Rejection.Kind.FORBIDDEN, "origin.OnlyAuthorisedAgentsOrder");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Trust.class)
    @Spec({"ACC-09", "COE0150-03"})
    void givenCaseThatAnotherFiled_whenAgentOrders_thenWhatItMayNotSeeIsMissing(Trust trust) {
        ORDERS.forEach((order, before) -> {
            var story = story(trust, OTHER_AGENT).given(before);
            if (!trust.reads()) {
                story.refused(OTHER_AGENT, order, Rejection.Kind.NOT_FOUND, "shared.CaseExists");
            } else if (!trust.orders()) {
                story.refused(OTHER_AGENT, order, Rejection.Kind.FORBIDDEN, "origin.OnlyAuthorisedAgentsOrder");
            } else if (order instanceof CancelCertificate) {
                story.when(OTHER_AGENT, order).expectSuccessfulHandlerExecution();
            }
        });
    }

    /** Whatever the trust, what is the officers' stays theirs: an order that is added is among these or those. */
    @Test
    @Spec("ACC-09")
    void everyOtherOrderIsNoAgents() {
        var agents = Set.of(SubmitCertificate.class, CancelCertificate.class, ReviseCertificate.class);
        var officers = BrokenOrders.all()
                .filter(broken -> broken.rule().equals("origin.OnlyTheUnitsOfficersReview"))
                .<Class<?>>map(broken -> broken.command().getClass())
                .toList();
        assertThat(Arrays.stream(CertificateCommand.class.getPermittedSubclasses())
                        .filter(order -> !agents.contains(order)))
                .allSatisfy(order -> assertThat(officers).contains(order));
    }

    /** Else a case would stand still for ever once its agent has gone. */
    @Test
    @Spec({"ACC-09", "REV-03"})
    void givenAgentWhoseAuthorityEnded_whenTheApplicantRevises_thenAccepted() {
        var revise = new ReviseCertificate(CASE, Samples.application());
        story(Trust.WITHDRAWN, AGENT)
                .given(byAgent(Stories.correctionRequested()))
                .when(APPLICANT, revise)
                .expectSuccessfulHandlerExecution();
        story(Trust.FULL, AGENT)
                .given(byAgent(Stories.correctionRequested()))
                .refused(APPLICANT, revise, Rejection.Kind.FORBIDDEN, "origin.OnlyTheFilerRevises");
    }

    @Test
    @Spec({"ACC-09", "AUD-01"})
    void givenAgent_whenItOrders_thenTheEventSaysForWhom() {
        story(Trust.FULL, AGENT)
                .when(AGENT, new SubmitCertificate(CASE, Samples.applicationByAgent()))
                .expectEventsMatching(EachEvent.is(event ->
                        APPLICANT.accountId().equals(event.getMetaData().get(Actor.ON_BEHALF_OF))
                                && APPLICANT.name().equals(event.getMetaData().get(Actor.ON_BEHALF_OF_NAME))));
        story(Trust.FULL, AGENT)
                .when(APPLICANT, new SubmitCertificate(CASE, Samples.application()))
                .expectEventsMatching(EachEvent.is(event -> !event.getMetaData().containsKey(Actor.ON_BEHALF_OF)));
    }

    /** An actor that claims to act for somebody is believed no more than one that does not. */
    @Test
    @Spec("ACC-09")
    void givenActorThatClaimsToActForAnother_whenItOrders_thenTheCaseIsMissing() {
        var claiming =
                new Actor(OTHER_AGENT.accountId(), OTHER_AGENT.name(), OTHER_AGENT.role(), null, APPLICANT.accountId());
        story(Trust.FULL, AGENT)
                .given(Stories.received())
                .refused(claiming, new CancelCertificate(CASE, null), Rejection.Kind.NOT_FOUND, "shared.CaseExists");
    }

    private static CaseFixture story(Trust trust, Actor agent) {
        SampleAccounts accounts = trust.in(ACCOUNTS, APPLICANT, agent, Capability.ORIGIN, TODAY);
        return new CaseFixture(Clock.fixed(Samples.NOW, TaipeiTime.ZONE), accounts);
    }

    /** The same story of a case that the agent has filed. */
    private static Object[] byAgent(Object[] story) {
        var told = story.clone();
        told[0] = Samples.submittedByAgent();
        return told;
    }
}
