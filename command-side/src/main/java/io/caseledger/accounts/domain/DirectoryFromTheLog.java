package io.caseledger.accounts.domain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.AccountEvent;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.GrantEvent;
import io.caseledger.accounts.contract.GrantId;
import io.caseledger.accounts.contract.IdentityClaimed;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Role;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;

/**
 * Knows accounts from their events alone. A repository would lock each account until the asking command is committed, so that a broker's commands or a
 * unit's would wait for one another; here nothing is locked. What was read is kept. Of what can change, a grant, the events since are read: never behind. What cannot is not asked for again.
 */
final class DirectoryFromTheLog implements AccountDirectory {
    private static final int KEPT = 20_000;

    /** Something known from a stream of events up to a sequence number. */
    private record Known<T>(@Nullable T what, long sequence) {}

    private final ObjectFactory<EventStore> log;
    private final Cache<String, Known<KnownAccount>> accounts =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final Cache<String, Known<String>> claims =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private final Cache<String, Known<GrantStanding>> grants =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    DirectoryFromTheLog(ObjectFactory<EventStore> log) {
        this.log = log;
    }

    @Override
    public Optional<KnownAccount> account(AccountId id) {
        return forGood(id.value(), accounts, DirectoryFromTheLog::after);
    }

    @Override
    public Optional<KnownAccount> applicant(String identityNumber) {
        return forGood(
                        IdentityClaim.id(Role.APPLICANT, identityNumber),
                        claims,
                        (claimedBy, event) ->
                                event instanceof IdentityClaimed claimed ? claimed.accountId() : claimedBy)
                .flatMap(account -> account(new AccountId(account)));
    }

    @Override
    public Optional<Access> access(GrantId grant, LocalDate day) {
        return latest(
                        grant.toString(),
                        grants,
                        (before, event) ->
                                event instanceof GrantEvent change ? GrantStanding.after(before, change) : before)
                .filter(standing -> standing.holdsOn(day))
                .map(GrantStanding::access);
    }

    private interface Evolution<T> {
        @Nullable
        T after(@Nullable T before, Object event);
    }

    /** What no event changes any more once it is known: whose an account is, and who has claimed an identity. */
    private <T> Optional<T> forGood(String stream, Cache<String, Known<T>> cache, Evolution<T> evolution) {
        var seen = cache.getIfPresent(stream);
        return seen != null && seen.what() != null ? Optional.of(seen.what()) : latest(stream, cache, evolution);
    }

    private <T> Optional<T> latest(String stream, Cache<String, Known<T>> cache, Evolution<T> evolution) {
        var seen = cache.getIfPresent(stream);
        var before = seen == null ? new Known<T>(null, -1) : seen;
        var events = log.getObject().readEvents(stream, before.sequence() + 1);
        var now = before;
        while (events.hasNext()) {
            var event = events.next();
            now = new Known<>(evolution.after(now.what(), event.getPayload()), event.getSequenceNumber());
        }
        if (now.sequence() > before.sequence()) {
            cache.put(stream, now);
        }
        return Optional.ofNullable(now.what());
    }

    private static @Nullable KnownAccount after(@Nullable KnownAccount before, Object event) {
        if (!(event instanceof AccountEvent accountEvent)) {
            return before;
        }
        return switch (accountEvent) {
            case AccountOpened opened ->
                new KnownAccount(
                        new AccountId(opened.accountId()),
                        opened.holder().displayName(),
                        opened.holder().identityNumber(),
                        opened.holder().role(),
                        opened.holder().unit(),
                        true);
            // a lock passes by itself and changes nothing about whose account it is
            case PasswordSet e -> before;
            case LoggedIn e -> before;
            case LoginFailed e -> before;
            case AccountLocked e -> before;
        };
    }
}
