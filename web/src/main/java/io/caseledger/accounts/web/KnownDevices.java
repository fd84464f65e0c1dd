package io.caseledger.accounts.web;

import io.caseledger.shared.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Browsers that have logged in before. Each says so by a cookie: its random id, and for each account a day and a seal over both, the account and its
 * password of then. It lets nobody in; who brings it is not held up by what others guess (ADR 30).
 */
@Component
class KnownDevices {
    private static final Duration KEPT = Duration.ofDays(180);
    /** More people than share a browser. */
    private static final int MOST_ACCOUNTS = 5;

    private static final int LONGEST = 1_000;
    private static final int ID_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "known-devices";

    private final DatabaseClient database;
    private final Clock clock;
    private final String cookieName;
    private final boolean secure;
    private final SecureRandom random;
    private final Mono<SecretKeySpec> key;

    KnownDevices(DatabaseClient database, Clock clock, Settings settings) {
        this.database = database;
        this.clock = clock;
        secure = "https".equals(settings.publicUrl().getScheme());
        cookieName = secure ? "__Host-device" : "device";
        random = Sessions.random();
        // asked once; asked again where that failed
        key = Mono.defer(this::storedKey)
                .cache(found -> Duration.ofDays(KEPT.toDays()), error -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** A cookie, as it came or is to be sent: seals by the day they were made on, newest first. */
    private record Device(String id, LinkedHashMap<String, Long> seals) {
        static @Nullable Device read(@Nullable String cookie) {
            if (cookie == null || cookie.length() > LONGEST) {
                return null;
            }
            var parts = cookie.split("\\.", -1);
            var seals = new LinkedHashMap<String, Long>();
            for (var part : Arrays.asList(parts).subList(1, Math.min(parts.length, MOST_ACCOUNTS + 1))) {
                var sealed = part.split("~", -1);
                if (sealed.length != 2 || !sealed[0].matches("\\d{1,6}")) {
                    return null;
                }
                seals.put(sealed[1], Long.valueOf(sealed[0]));
            }
            return parts[0].matches("[A-Za-z0-9_-]{22}") ? new Device(parts[0], seals) : null;
        }

        String write() {
            return seals.entrySet().stream()
                    .limit(MOST_ACCOUNTS)
                    .map(seal -> seal.getValue() + "~" + seal.getKey())
                    .collect(Collectors.joining(".", id + ".", ""));
        }
    }

    /** Carries the request's cookie to where the login is checked. */
    Context in(ServerWebExchange exchange, Context context) {
        var cookie = exchange.getRequest().getCookies().getFirst(cookieName);
        return cookie == null ? context : context.put(KnownDevices.class, cookie.getValue());
    }

    /** The id of the device that asks, where it has logged in to this account with its present password. */
    Mono<Optional<String>> known(ContextView context, String accountId, String credentialId) {
        var device = Device.read(context.getOrDefault(KnownDevices.class, null));
        if (device == null) {
            return Mono.just(Optional.empty());
        }
        long oldest = today() - KEPT.toDays();
        return key.map(secret -> device.seals().entrySet().stream()
                .filter(seal -> seal.getValue() >= oldest)
                .filter(seal -> MessageDigest.isEqual(
                        bytes(seal.getKey()),
                        bytes(seal(secret, device.id(), seal.getValue(), accountId, credentialId))))
                .findFirst()
                .map(seal -> device.id()));
    }

    /** Remembers the device that has just logged in. */
    Mono<Void> remember(ServerWebExchange exchange, SignedInAccount account) {
        return key.doOnNext(secret -> {
                    var sent = exchange.getRequest().getCookies().getFirst(cookieName);
                    var device = Objects.requireNonNullElseGet(
                            Device.read(sent == null ? null : sent.getValue()),
                            () -> new Device(id(), new LinkedHashMap<>()));
                    var accountId = account.actor().accountId();
                    device.seals().entrySet().removeIf(seal -> seal.getKey()
                            .equals(seal(secret, device.id(), seal.getValue(), accountId, account.credentialId())));
                    device.seals()
                            .putFirst(seal(secret, device.id(), today(), accountId, account.credentialId()), today());
                    exchange.getResponse().addCookie(cookie(device.write()));
                })
                .then();
    }

    private long today() {
        return clock.instant().getEpochSecond() / Duration.ofDays(1).toSeconds();
    }

    private ResponseCookie cookie(String value) {
        return ResponseCookie.from(cookieName, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(KEPT)
                .build();
    }

    private static String seal(SecretKeySpec key, String device, long day, String accountId, String credentialId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            mac.doFinal(bytes(String.join("|", device, Long.toString(day), accountId, credentialId))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private String id() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Made by whoever asks first; all others get that one. */
    private Mono<SecretKeySpec> storedKey() {
        var made = new byte[32];
        random.nextBytes(made);
        return database.sql("""
                        INSERT INTO work.shared_key (purpose, key, created_at) VALUES (:purpose, :key, :at)
                        ON CONFLICT DO NOTHING""")
                .bind("purpose", PURPOSE)
                .bind("key", made)
                .bind("at", clock.instant())
                .then()
                .then(database.sql("SELECT key FROM work.shared_key WHERE purpose = :purpose")
                        .bind("purpose", PURPOSE)
                        .mapValue(byte[].class)
                        .one())
                .map(bytes -> new SecretKeySpec(bytes, ALGORITHM));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
