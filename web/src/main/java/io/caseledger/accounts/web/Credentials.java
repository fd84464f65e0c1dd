package io.caseledger.accounts.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Stored password hashes (ADR 5). Hashing has two threads of its own: a flood of logins fills its queue and is answered 503 ({@link
 * java.util.concurrent.RejectedExecutionException}), while everything else goes on.
 */
@Component
class Credentials implements DisposableBean {
    private static final int THREADS = 2;
    /** Waiting checks a thread; at some 80 ms each the last one waits five seconds. */
    private static final int QUEUE = 64;

    private final DatabaseClient database;
    private final Clock clock;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, QUEUE, "argon2");

    Credentials(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores the hash under the id; an id that is there already keeps its hash. */
    Mono<Void> store(String credentialId, String password) {
        return Mono.fromCallable(() -> Argon2.hash(password))
                .subscribeOn(scheduler)
                .flatMap(phc -> database.sql("""
                                INSERT INTO work.credential (credential_id, phc, created_at) VALUES (:id, :phc, :at)
                                ON CONFLICT DO NOTHING""")
                        .bind("id", credentialId)
                        .bind("phc", phc)
                        .bind("at", clock.instant())
                        .then());
    }

    Mono<Boolean> exists(String credentialId) {
        return phc(credentialId).hasElement();
    }

    /** Whether the password is the credential's. Takes as long where there is no such credential. */
    Mono<Boolean> matches(@Nullable String credentialId, String password) {
        var phc = credentialId == null ? Mono.<String>empty() : phc(credentialId);
        return phc.defaultIfEmpty(Argon2.NOBODYS)
                .flatMap(hash ->
                        Mono.fromCallable(() -> Argon2.matches(hash, password)).subscribeOn(scheduler));
    }

    private Mono<String> phc(String credentialId) {
        return database.sql("SELECT phc FROM work.credential WHERE credential_id = :id")
                .bind("id", credentialId)
                .mapValue(String.class)
                .one();
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
