package io.caseledger.accounts.web;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
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

    /** Argon2id as PHC strings, OWASP's second choice: 19 MiB, two passes, one lane. */
    static final PasswordEncoder ARGON2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    /** A hash that no password has; checking against it takes as long as against a real one. */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1" + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final DatabaseClient database;
    private final Clock clock;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(THREADS, QUEUE, "argon2");
    /** For devices that have logged in before: however long the others' queue is, theirs is short. */
    private final Scheduler knownDevices = Schedulers.newBoundedElastic(1, QUEUE, "argon2-known");

    Credentials(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores the hash under the id; an id that is there already keeps its hash. */
    Mono<Void> store(String credentialId, String password) {
        return Mono.fromCallable(() -> requireNonNull(ARGON2.encode(password)))
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

    /**
     * Whether the password is the credential's. Takes as long where there is no such credential.
     *
     * @param knownDevice who asks has logged in there before
     */
    Mono<Boolean> matches(@Nullable String credentialId, String password, boolean knownDevice) {
        var phc = credentialId == null ? Mono.<String>empty() : phc(credentialId);
        return phc.defaultIfEmpty(NOBODYS).flatMap(hash -> Mono.fromCallable(() -> ARGON2.matches(password, hash))
                .subscribeOn(knownDevice ? knownDevices : scheduler));
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
        knownDevices.dispose();
    }
}
