package io.caseledger.mail.automation;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.mail.contract.ConfirmMailSent;
import io.caseledger.mail.contract.MailCommand;
import io.caseledger.mail.contract.MailId;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.RecordMailFailure;
import io.caseledger.mail.contract.TakeMail;
import io.caseledger.mail.query.FindDueMails;
import io.caseledger.mail.query.MailView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.bus.RequestFacts;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.settings.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hands requested mails to the mail server, each once (REL-04, ADR 6): a mail is taken by a stored event before it goes out, so that a restart, a replay or
 * another node finds it taken. With no mail server configured nothing is taken, and the requests are only shown.
 */
@Component("mailHandover") // mailSender is the name of the library's
@ProcessingGroup("mail-sender")
@DisallowReplay
class MailSender {
    private static final Logger log = LoggerFactory.getLogger(MailSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(20);
    private static final int DUE_AT_ONCE = 50;

    private final @Nullable JavaMailSender server;
    private final Commands commands;
    private final Queries queries;
    private final MailTexts texts;
    private final Settings settings;
    private final Clock clock;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mail-retries").factory());

    private volatile boolean stopping;

    MailSender(
            ObjectProvider<JavaMailSender> server,
            Commands commands,
            Queries queries,
            MailTexts texts,
            Settings settings,
            Clock clock) {
        this.server = server.getIfAvailable();
        this.commands = commands;
        this.queries = queries;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    @EventHandler
    void on(MailRequested event, EventMessage<?> message) {
        if (server == null) {
            return;
        }
        var correlation = message.getMetaData().get(MetaDataKeys.CORRELATION_ID);
        send(
                server,
                new MailView(
                        event.mailId(),
                        event.template().name(),
                        event.recipient(),
                        event.address(),
                        event.args(),
                        event.language(),
                        "REQUESTED",
                        message.getTimestamp(),
                        null),
                new RequestFacts(null, correlation == null ? message.getIdentifier() : correlation.toString()));
    }

    /** What the mail server refused is tried again when its time has come. */
    @EventListener(ApplicationReadyEvent.class)
    void lookForDueMails() {
        var mailServer = server;
        if (mailServer != null) {
            var every = LOOK_FOR_DUE.toMillis();
            var unused = retries.scheduleWithFixedDelay(() -> sendDue(mailServer), every, every, TimeUnit.MILLISECONDS);
        }
    }

    private void sendDue(JavaMailSender mailServer) {
        try {
            var due = OwnThread.await(
                    queries.list(new FindDueMails(clock.instant(), DUE_AT_ONCE), MailView.class), PATIENCE);
            Objects.requireNonNullElse(due, List.<MailView>of()).stream()
                    .takeWhile(mail -> !stopping)
                    .forEach(mail -> send(mailServer, mail, RequestFacts.NONE));
        } catch (RuntimeException e) {
            // at the next round
            log.warn("mails that are due could not be looked for: {}", e.toString());
        }
    }

    private void send(JavaMailSender mailServer, MailView mail, RequestFacts facts) {
        var id = new MailId(mail.mailId());
        try {
            order(new TakeMail(id), facts);
        } catch (Rejection taken) {
            // sent already, or another sender has it
            return;
        }
        var messageId = "<" + mail.mailId() + "@" + settings.publicUrl().getHost() + ">";
        try {
            mailServer.send(message(mailServer, mail, messageId));
        } catch (MailException | MessagingException | IllegalStateException e) {
            var reason = e.getClass().getSimpleName();
            if (certainlyNotSent(e)) {
                log.warn("mail {} was not sent: {}", mail.mailId(), reason);
                order(new RecordMailFailure(id, reason), facts);
            } else {
                log.error("mail {} may or may not have been sent, and is not sent again: {}", mail.mailId(), reason);
            }
            return;
        }
        order(new ConfirmMailSent(id, messageId), facts);
    }

    /** A server that was not reached, or that said no, has not got the mail; one that fell silent on the way may have. */
    private static boolean certainlyNotSent(Exception error) {
        return !(error instanceof MailSendException failure)
                || Stream.of(failure.getMessageExceptions())
                        .allMatch(cause -> cause instanceof SendFailedException
                                || cause.getCause() instanceof ConnectException
                                || cause.getCause() instanceof UnknownHostException);
    }

    private MimeMessage message(JavaMailSender mailServer, MailView mail, String messageId) throws MessagingException {
        var text = texts.of(mail);
        var made = new WithMessageId(mailServer.createMimeMessage(), messageId);
        var helper = new MimeMessageHelper(made, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.mail().from());
        helper.setTo(mail.email() == null ? address(mail.recipient()) : mail.email());
        helper.setSubject(text.subject());
        helper.setText(text.body());
        made.setHeader("Auto-Submitted", "auto-generated");
        return made;
    }

    private String address(String account) {
        var view = OwnThread.await(
                queries.optional(new FindAccount(account), AccountView.class)
                        // the account's own view may be a moment behind the event that asks for the mail
                        .repeatWhenEmpty(20, tries -> tries.delayElements(Duration.ofMillis(250)))
                        .onErrorResume(IllegalStateException.class, gone -> Mono.empty()),
                PATIENCE);
        if (view == null) {
            throw new IllegalStateException("no such account");
        }
        return view.email();
    }

    private void order(MailCommand command, RequestFacts facts) {
        OwnThread.await(
                commands.sendAs(Actor.SYSTEM, command, Commands.Options.NONE).contextWrite(facts::in), PATIENCE);
    }

    /** A mail that is on its way is finished: whoever takes one and does not say what became of it leaves it unsent for ever. */
    @EventListener(ContextClosedEvent.class)
    void stopLooking() throws InterruptedException {
        stopping = true;
        retries.shutdown();
        if (!retries.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            retries.shutdownNow();
        }
    }

    /** Keeps the Message-ID that follows from the mail's id; the library would make up a new one. */
    private static final class WithMessageId extends MimeMessage {
        private final String messageId;

        WithMessageId(MimeMessage empty, String messageId) {
            super(empty.getSession());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
