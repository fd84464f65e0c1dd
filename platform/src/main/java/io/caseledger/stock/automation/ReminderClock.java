package io.caseledger.stock.automation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What time it is for reminders (MSK-50): the real one, save in demo mode, where it can be moved on to see a month go by. Events keep the real time. */
@Component
public record ReminderClock(DatabaseClient database, Clock clock) {
    public Mono<Instant> now() {
        return ahead().map(clock.instant()::plus);
    }

    /** How far it is ahead of the real time. */
    public Mono<Duration> ahead() {
        return database.sql("SELECT offset_seconds FROM work.reminder_clock")
                .mapValue(Long.class)
                .one()
                .map(Duration::ofSeconds);
    }

    public Mono<Void> move(Duration by) {
        return database.sql("UPDATE work.reminder_clock SET offset_seconds = offset_seconds + :by")
                .bind("by", by.toSeconds())
                .then();
    }

    public Mono<Void> reset() {
        return database.sql("UPDATE work.reminder_clock SET offset_seconds = 0").then();
    }
}
