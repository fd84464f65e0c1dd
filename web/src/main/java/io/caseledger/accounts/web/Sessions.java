package io.caseledger.accounts.web;

import io.caseledger.shared.contract.ContractJson;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Web sessions in PostgreSQL: every web node finds them, a restart keeps them, and those of an account can be ended. What a session may hold is closed: who
 * is signed in, and texts; stored as JSON, so that nothing is deserialised but these.
 */
@Component
class Sessions implements ReactiveSessionRepository<StoredSession>, InitializingBean {
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final int ID_BYTES = 32;

    /** A session's row content. */
    record Content(
            @Nullable SignedInAccount signedIn, @Nullable String signedInName, Map<String, String> texts) {}

    private final DatabaseClient database;
    private final Clock clock;
    private final SecureRandom random = random();
    private final Disposable.Swap sweeping = Disposables.swap();
    private final Sinks.Many<String> ended = Sinks.many().multicast().directBestEffort();

    Sessions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<StoredSession> createSession() {
        return Mono.fromSupplier(() -> new StoredSession(this::id, clock::instant));
    }

    @Override
    public Mono<Void> save(StoredSession session) {
        return Mono.defer(() -> {
            if (!session.needsSaving()) {
                return Mono.empty();
            }
            var content = content(session);
            var signedIn = content.signedIn();
            var accountId = signedIn == null ? null : signedIn.actor().accountId();
            var credentialId = signedIn == null ? null : signedIn.credentialId();
            var stored = session.storedId();
            // one that was ended meanwhile has no row any more, and is not brought back
            var sql = stored == null ? """
                      INSERT INTO work.web_session
                          (session_key, account_id, credential_id, content, created_at, last_access, expires_at)
                      VALUES (:key, :account, :credential, :content::jsonb, :created, :access, :expires)""" : """
                      UPDATE work.web_session SET session_key = :key, account_id = :account,
                          credential_id = :credential, content = :content::jsonb, created_at = :created,
                          last_access = :access, expires_at = :expires
                      WHERE session_key = :stored""";
            var statement = database.sql(sql)
                    .bind("key", key(session.getId()))
                    .bind("account", Parameter.fromOrEmpty(accountId, String.class))
                    .bind("credential", Parameter.fromOrEmpty(credentialId, String.class))
                    .bind("content", JSON.writeValueAsString(content))
                    .bind("created", session.getCreationTime())
                    .bind("access", session.getLastAccessedTime())
                    .bind("expires", session.expiresAt());
            return (stored == null ? statement : statement.bind("stored", key(stored)))
                    .fetch()
                    .rowsUpdated()
                    .doOnNext(rows -> session.saved())
                    .then();
        });
    }

    @Override
    public Mono<StoredSession> findById(String id) {
        return database.sql("""
                        SELECT content, created_at, last_access FROM work.web_session
                        WHERE session_key = :key AND expires_at > :now""")
                .bind("key", key(id))
                .bind("now", clock.instant())
                .map((row, metadata) -> session(id, row))
                .one()
                // written by a version that meant something else: whoever it is signs in again
                .onErrorResume(
                        JacksonException.class, unreadable -> deleteById(id).then(Mono.empty()));
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return database.sql("DELETE FROM work.web_session WHERE session_key = :key")
                .bind("key", key(id))
                .then()
                .doOnSuccess(none -> tell(id));
    }

    /** Whether it can still be used. */
    Mono<Boolean> isAlive(String id) {
        return database.sql("SELECT 1 FROM work.web_session WHERE session_key = :key AND expires_at > :now")
                .bind("key", key(id))
                .bind("now", clock.instant())
                .fetch()
                .one()
                .hasElement();
    }

    /** The sessions that end on this node, by id, and the accounts some of whose sessions do: a hint to look again. */
    Flux<String> ended() {
        return ended.asFlux();
    }

    private void tell(String sessionOrAccount) {
        ended.emitNext(sessionOrAccount, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    /** Ends the sessions of an account that were not begun with this credential (SEC-02). */
    Mono<Long> endOthers(String accountId, String credentialId) {
        return database.sql("""
                        DELETE FROM work.web_session
                        WHERE account_id = :account AND credential_id IS DISTINCT FROM :credential""")
                .bind("account", accountId)
                .bind("credential", credentialId)
                .fetch()
                .rowsUpdated()
                .doOnNext(rows -> tell(accountId));
    }

    /** Ends all sessions of an account (SEC-02). */
    Mono<Long> endAll(String accountId) {
        return database.sql("DELETE FROM work.web_session WHERE account_id = :account")
                .bind("account", accountId)
                .fetch()
                .rowsUpdated()
                .doOnNext(rows -> tell(accountId));
    }

    Mono<Long> deleteExpired() {
        return database.sql("DELETE FROM work.web_session WHERE expires_at <= :now")
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private StoredSession session(String id, Readable row) {
        var content = JSON.readValue(Objects.requireNonNull(row.get("content", String.class)), Content.class);
        var attributes = new HashMap<String, Object>(content.texts());
        var signedIn = content.signedIn();
        if (signedIn != null && content.signedInName() != null) {
            attributes.put(content.signedInName(), new SecurityContextImpl(new SignedInToken(signedIn)));
        }
        return new StoredSession(
                this::id,
                clock::instant,
                id,
                id,
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("last_access", Instant.class)),
                attributes);
    }

    private static Content content(StoredSession session) {
        SignedInAccount signedIn = null;
        String name = null;
        var texts = new HashMap<String, String>();
        for (var attribute : session.attributes().entrySet()) {
            if (attribute.getValue() instanceof SecurityContext context
                    && context.getAuthentication() instanceof SignedInToken token) {
                signedIn = token.account();
                name = attribute.getKey();
            } else if (attribute.getValue() instanceof String text) {
                texts.put(attribute.getKey(), text);
            } else {
                throw new IllegalArgumentException("a session cannot keep " + attribute.getKey());
            }
        }
        return new Content(signedIn, name, texts);
    }

    private String id() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Seeded once, now: it never goes back to the system's source, which would block an event loop. */
    static SecureRandom random() {
        try {
            var random = SecureRandom.getInstance("DRBG");
            random.nextInt();
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has DRBG", e);
        }
    }

    private static byte[] key(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void afterPropertiesSet() {
        sweeping.update(Flux.interval(SWEEP)
                .onBackpressureDrop()
                .concatMap(tick -> deleteExpired().onErrorResume(e -> {
                    log.warn("expired sessions could not be deleted: {}", e.toString());
                    return Mono.empty();
                }))
                .subscribe());
    }

    @EventListener(ContextClosedEvent.class)
    void stopSweeping() {
        sweeping.dispose();
    }
}
