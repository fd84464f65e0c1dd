package io.caseledger.mail.domain;

import io.caseledger.mail.contract.ConfirmMailSent;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailId;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.contract.MailTaken;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.mail.contract.RecordMailFailure;
import io.caseledger.mail.contract.RequestMail;
import io.caseledger.mail.contract.TakeMail;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.domain.NothingForgotten;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

@Spec("REL-04")
class MailTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final AccountId RECIPIENT = new AccountId("a1");
    private static final MailId ID = MailId.of("event-1", MailTemplate.ACCOUNT_LOCKED, RECIPIENT);
    private static final RequestMail REQUEST = new RequestMail(
            ID, MailTemplate.ACCOUNT_LOCKED, RECIPIENT, List.of("2026-11-20T04:15:00Z"), RequestMail.DEFAULT_LANGUAGE);
    private static final MailRequested REQUESTED = new MailRequested(
            ID.value(),
            MailTemplate.ACCOUNT_LOCKED,
            "a1",
            List.of("2026-11-20T04:15:00Z"),
            RequestMail.DEFAULT_LANGUAGE,
            null);

    private final AggregateTestFixture<Mail> fixture = new AggregateTestFixture<>(Mail.class);

    MailTest() {
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void givenNothing_whenRequested_thenRequested() {
        fixture.givenNoPriorActivity().when(REQUEST, Actor.SYSTEM.toMetaData()).expectEvents(REQUESTED);
    }

    @Test
    void givenAnAddressThatAFilingNames_whenRequested_thenTheMailGoesThere() {
        var request = new RequestMail(
                ID,
                MailTemplate.PERMIT_ISSUED,
                RECIPIENT,
                List.of(),
                RequestMail.DEFAULT_LANGUAGE,
                "import@example.com");
        fixture.givenNoPriorActivity()
                .when(request, Actor.SYSTEM.toMetaData())
                .expectEvents(new MailRequested(
                        ID.value(),
                        MailTemplate.PERMIT_ISSUED,
                        "a1",
                        List.of(),
                        RequestMail.DEFAULT_LANGUAGE,
                        "import@example.com"));
    }

    @Test
    void givenRequested_whenRequestedAgain_thenNothing() {
        fixture.given(REQUESTED)
                .when(REQUEST, Actor.SYSTEM.toMetaData())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void givenRequested_whenTaken_thenTaken() {
        fixture.given(REQUESTED)
                .when(new TakeMail(ID), Actor.SYSTEM.toMetaData())
                .expectEvents(new MailTaken(ID.value(), 1));
    }

    @Test
    void givenTaken_whenAnotherSenderTakes_thenRefused() {
        fixture.given(REQUESTED, new MailTaken(ID.value(), 1))
                .when(new TakeMail(ID), Actor.SYSTEM.toMetaData())
                .expectException(Rejection.class)
                .expectNoEvents();
    }

    @Test
    void givenTaken_whenConfirmed_thenSent() {
        fixture.given(REQUESTED, new MailTaken(ID.value(), 1))
                .when(new ConfirmMailSent(ID, "<m@example.com>"), Actor.SYSTEM.toMetaData())
                .expectEvents(new MailSent(ID.value(), "<m@example.com>"));
    }

    @Test
    void givenSent_whenTaken_thenRefused() {
        fixture.given(REQUESTED, new MailTaken(ID.value(), 1), new MailSent(ID.value(), "<m@example.com>"))
                .when(new TakeMail(ID), Actor.SYSTEM.toMetaData())
                .expectException(Rejection.class)
                .expectNoEvents();
    }

    @Test
    void givenTaken_whenFailed_thenRetriedLater_andNotBefore() {
        var later = NOON.plus(Duration.ofMinutes(1));
        fixture.given(REQUESTED, new MailTaken(ID.value(), 1))
                .when(new RecordMailFailure(ID, "refused"), Actor.SYSTEM.toMetaData())
                .expectEvents(new MailFailed(ID.value(), 1, "refused", later));
        fixture.given(REQUESTED, new MailTaken(ID.value(), 1), new MailFailed(ID.value(), 1, "refused", later))
                .when(new TakeMail(ID), Actor.SYSTEM.toMetaData())
                .expectException(Rejection.class);
        fixture.given(REQUESTED, new MailTaken(ID.value(), 1), new MailFailed(ID.value(), 1, "refused", NOON))
                .when(new TakeMail(ID), Actor.SYSTEM.toMetaData())
                .expectEvents(new MailTaken(ID.value(), 2));
    }

    @Test
    void givenSeventhAttempt_whenFailed_thenGivenUp() {
        fixture.given(REQUESTED, new MailTaken(ID.value(), 7))
                .when(new RecordMailFailure(ID, "refused"), Actor.SYSTEM.toMetaData())
                .expectEvents(new MailFailed(ID.value(), 7, "refused", null));
    }

    @Test
    void givenAnybody_whenMailIsRequested_thenForbidden() {
        var auditor = new Actor("x", "x", Role.AUDITOR, null, null);
        fixture.givenNoPriorActivity()
                .when(REQUEST, auditor.toMetaData())
                .expectException(Rejection.class)
                .expectNoEvents();
    }
}
