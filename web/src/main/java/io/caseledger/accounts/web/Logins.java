package io.caseledger.accounts.web;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.caseledger.accounts.contract.AccountCommand;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.RecordLogin;
import io.caseledger.accounts.contract.RecordLoginFailure;
import io.caseledger.accounts.contract.UserName;
import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccountByUserName;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.bus.RequestFacts;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Checks names and passwords. A wrong name, a wrong password and a locked account get the same answer after the same time (ACC-07): each costs one Argon2
 * check, and the answer is held back to the next step of a slow clock.
 */
@Component
class Logins {
    /** Refusals are answered at multiples of this: longer than a check with its command takes on an idle machine. */
    private static final Duration STEP = Duration.ofMillis(400);
    /** How long a machine's password, once checked, is taken for right without another Argon2 run. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int REMEMBERED_AT_MOST = 10_000;
    /** Nobody's: too weak to be set. */
    private static final String NO_PASSWORD = " ";

    /** A password as remembered: only its keyed hash, with the credential it was right for. */
    private record Remembered(String credentialId, String passwordMac) {}

    private final Queries queries;
    private final Commands commands;
    private final Credentials credentials;
    private final LoginLimits limits;
    private final KnownDevices devices;
    private final Clock clock;
    private final SecretKeySpec macKey = macKey();
    private final Cache<Remembered, Boolean> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST)
            .expireAfterWrite(REMEMBERED)
            .build();

    Logins(
            Queries queries,
            Commands commands,
            Credentials credentials,
            LoginLimits limits,
            KnownDevices devices,
            Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.credentials = credentials;
        this.limits = limits;
        this.devices = devices;
        this.clock = clock;
    }

    /** For the login page. Fails with {@link BadCredentialsException}, whatever was wrong. */
    Mono<Authentication> byForm(Authentication given) {
        return paced(account(given).flatMap(account -> checked(account, password(given), LoginWay.FORM)));
    }

    /** For HTTP Basic: the costly check only where this password has not been right lately. */
    Mono<Authentication> byBasic(Authentication given) {
        var password = password(given);
        return paced(account(given).flatMap(account -> {
            var known = account.filter(this::mayEnter).map(view -> remembered(view, password));
            if (known.isPresent() && remembered.getIfPresent(known.get()) != null) {
                return Mono.just(token(account.orElseThrow()));
            }
            return checked(account, password, LoginWay.BASIC)
                    .doOnNext(token -> account.ifPresent(view -> remembered.put(remembered(view, password), true)));
        }));
    }

    private Mono<Optional<AccountView>> account(Authentication given) {
        return queries.optional(new FindAccountByUserName(UserName.folded(given.getName())), AccountView.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Whoever has tried too often is told so before anything costly is done. */
    private Mono<Authentication> checked(Optional<AccountView> account, String password, LoginWay way) {
        return Mono.deferContextual(context -> knownDevice(context, account).flatMap(device -> {
            var attempt = limits.take(RequestFacts.of(context).originAddress(), device.orElse(null));
            return checked(account, password, way, device.isPresent()).doOnNext(token -> attempt.wasRight());
        }));
    }

    private Mono<Optional<String>> knownDevice(ContextView context, Optional<AccountView> account) {
        var view = account.orElse(null);
        return view == null || view.credentialId() == null
                ? Mono.just(Optional.empty())
                : devices.known(context, view.accountId(), view.credentialId());
    }

    private Mono<Authentication> checked(
            Optional<AccountView> account, String password, LoginWay way, boolean knownDevice) {
        var credentialId = account.map(AccountView::credentialId).orElse(null);
        return credentials.matches(credentialId, password, knownDevice).flatMap(right -> {
            if (account.isEmpty() || credentialId == null) {
                return Mono.error(Logins::refused);
            }
            var id = new AccountId(account.get().accountId());
            return right
                    ? record(new RecordLogin(id, credentialId, way, knownDevice))
                            .thenReturn(token(account.get()))
                    : record(new RecordLoginFailure(id, way)).then(Mono.error(Logins::refused));
        });
    }

    /** Locked or not is decided by the account itself, which a view may lag behind. */
    private Mono<Void> record(AccountCommand command) {
        return commands.sendAs(Actor.SYSTEM, command, Commands.Options.NONE)
                .onErrorMap(Rejection.class, rejection -> refused())
                .then();
    }

    private boolean mayEnter(AccountView view) {
        return view.credentialId() != null
                && (view.lockedUntil() == null || !clock.instant().isBefore(view.lockedUntil()));
    }

    private static Authentication token(AccountView view) {
        var actor = new Actor(view.accountId(), view.displayName(), Role.valueOf(view.role()), view.unit(), null);
        return new SignedInToken(new SignedInAccount(actor, view.userName(), requireNonNull(view.credentialId())));
    }

    private static <T> Mono<T> paced(Mono<T> login) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            return login.onErrorResume(AuthenticationException.class, refusal -> {
                long step = STEP.toNanos();
                long rest = step - (System.nanoTime() - start) % step;
                return Mono.delay(Duration.ofNanos(rest)).then(Mono.error(refusal));
            });
        });
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("name or password wrong, or locked");
    }

    private static String password(Authentication given) {
        var password = given.getCredentials() instanceof String typed ? typed : "";
        // a password cannot be longer, and hashing megabytes for nobody is a gift to an attacker; none at all would be
        // refused without the check's time
        return password.isEmpty() || password.length() > Passwords.LONGEST ? NO_PASSWORD : password;
    }

    private Remembered remembered(AccountView view, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(macKey);
            return new Remembered(
                    requireNonNull(view.credentialId()),
                    HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Lives as long as the process, like what it protects. */
    private static SecretKeySpec macKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "HmacSHA256");
    }
}
