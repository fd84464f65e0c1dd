package io.caseledger.mail.outbox;

import io.caseledger.mail.outbox.MailServer.Handed;
import io.caseledger.mail.outbox.Outbox.Ended;
import io.caseledger.mail.outbox.Outbox.Kept;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.query.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends what is in the outbox, each mail at most once (REL-04, ADR 6): it is taken before it goes out, and whoever finds it taken leaves it alone. A few threads
 * of its own, so that a mail server that hangs holds up mails and nothing else.
 */
@Component("mailHandover") // mailSender is the name of the library's
public class MailSender implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(MailSender.class);
    /** Connections to the mail server. */
    private static final int SENDERS = 4;
    /** Mails that a sender has at a time. */
    private static final int BATCH = 20;
    /** How often it is looked for what is due; what is new is sent at once. */
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** A mail that was taken so long ago has no sender any more. Longer than a batch takes, each answer at its time-out. */
    static final Duration SILENT = Duration.ofMinutes(3);
    /** After the database could not be reached. */
    private static final Duration TROUBLE = Duration.ofSeconds(1);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** How long to wait after each failure; after the last one the mail is given up. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final Outbox outbox;
    private final MailServer server;
    private final MailOutcomes outcomes;
    private final Changes changes;
    private final Clock clock;
    private final Semaphore woken = new Semaphore(0);
    private final ExecutorService senders = Executors.newFixedThreadPool(
            SENDERS, Thread.ofPlatform().daemon().name("mail-", 0).factory());
    private volatile boolean stopped;

    MailSender(Outbox outbox, MailServer server, MailOutcomes outcomes, Changes changes, Clock clock) {
        this.outbox = outbox;
        this.server = server;
        this.outcomes = outcomes;
        this.changes = changes;
        this.clock = clock;
    }

    /** Without one, mails are written down as not sent. */
    public boolean hasServer() {
        return server.isThere();
    }

    /** Something new is in the outbox. */
    void wake() {
        changed();
        if (woken.availablePermits() < SENDERS) {
            woken.release(SENDERS);
        }
    }

    /**
     * Sends a mail once more, as somebody asks who knows that it did not arrive.
     *
     * @param recipient whose mail it has to be
     * @return false where there is no such mail, or it was sent, is on its way, or there is no server
     */
    public Mono<Boolean> sendAgain(String mailId, String recipient) {
        return Mono.fromCallable(() -> hasServer() && outbox.sendAgain(mailId, recipient))
                .subscribeOn(Schedulers.boundedElastic())
                .doOnNext(again -> wake());
    }

    /** Without a server too: what was on its way when there was one has to be told of. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        for (int sender = 0; sender < (hasServer() ? SENDERS : 1); sender++) {
            senders.execute(this::send);
        }
    }

    private void send() {
        while (!stopped) {
            try {
                if (!sendSome()) {
                    pause(LOOK);
                }
            } catch (RuntimeException e) {
                log.warn("mails have to wait: {}", e.toString());
                pause(TROUBLE);
            }
        }
    }

    /** @return whether there were any */
    private boolean sendSome() {
        if (outbox.giveUpLost(SILENT) > 0) {
            changed();
        }
        var taken = hasServer() ? outbox.take(BATCH) : List.<Kept>of();
        if (!taken.isEmpty()) {
            end(server.hand(taken).stream().map(this::ended).toList());
            changed();
        }
        outcomes.tell();
        return !taken.isEmpty();
    }

    /** However long the database is away: what is known only here must not be lost. */
    private void end(List<Ended> mails) {
        while (true) {
            try {
                outbox.end(mails);
                return;
            } catch (RuntimeException e) {
                if (stopped) {
                    throw e;
                }
                log.warn("what became of {} mails is not stored yet: {}", mails.size(), e.toString());
                pause(TROUBLE);
            }
        }
    }

    private Ended ended(Handed handed) {
        var mail = handed.mail();
        return switch (handed.fate()) {
            case SENT -> ended(mail, mail.attempt(), "SENT", null, Duration.ZERO, true);
            case LEFT -> ended(mail, mail.attempt() - 1, "REQUESTED", null, Duration.ZERO, false);
            case UNKNOWN -> {
                log.error(
                        "mail {} may or may not have been sent, and is not sent again: {}",
                        mail.mail().mailId(),
                        handed.reason());
                yield ended(mail, mail.attempt(), "NOT_CONFIRMED", handed.reason(), Duration.ZERO, true);
            }
            case REFUSED -> {
                log.warn("mail {} was not sent: {}", mail.mail().mailId(), handed.reason());
                yield mail.attempt() > WAITS.size()
                        ? ended(mail, mail.attempt(), "GIVEN_UP", handed.reason(), Duration.ZERO, true)
                        : ended(mail, mail.attempt(), "FAILED", handed.reason(), WAITS.get(mail.attempt() - 1), false);
            }
        };
    }

    private Ended ended(Kept kept, int tried, String state, @Nullable String reason, Duration wait, boolean outcome) {
        return new Ended(
                kept.mail().mailId(), kept.attempt(), tried, state, reason, wait.toSeconds(), clock.instant(), outcome);
    }

    private void changed() {
        changes.tell(List.of(Topics.MAILS), -1);
    }

    private void pause(Duration longest) {
        try {
            var unused = woken.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** What is on its way gets the time to be told of. */
    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        woken.release(SENDERS);
        senders.shutdown();
        if (!senders.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            senders.shutdownNow();
        }
    }
}
