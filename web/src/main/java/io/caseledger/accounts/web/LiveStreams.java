package io.caseledger.accounts.web;

import io.caseledger.accounts.query.AccountView;
import io.caseledger.accounts.query.FindAccount;
import io.caseledger.shared.bus.Places;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.bus.RequestFacts;
import io.caseledger.shared.bus.TooMany;
import io.caseledger.shared.query.Topics;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.Live;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Every stream of events, whichever controller sends it, ends with what let its reader in (SEC-02): at once where that ends on this node or the account
 * changes, and at the next heartbeat in any case. One reader has only so many.
 */
@Component
class LiveStreams implements WebFilter {
    private final Sessions sessions;
    private final Queries queries;
    private final Clock clock;
    /** Open streams by account. */
    private final Places accounts;
    /** And by address, visitors' too. */
    private final Places addresses;

    LiveStreams(Sessions sessions, Queries queries, Clock clock, Settings settings) {
        this.sessions = sessions;
        this.queries = queries;
        this.clock = clock;
        this.accounts = new Places("live streams of an account", settings.web().streamsPerAccount(), Integer.MAX_VALUE);
        this.addresses =
                new Places("live streams of an address", settings.web().streamsPerAddress(), Integer.MAX_VALUE);
    }

    /**
     * Who reads a stream.
     *
     * @param account null for a visitor
     * @param session null where each call logs in by itself
     */
    private record Reader(
            @Nullable SignedInAccount account,
            @Nullable String session,
            @Nullable String address) {

        String place() {
            return address == null ? "unknown" : address;
        }

        /** Whether this is about it. */
        boolean is(String sessionOrAccount) {
            return sessionOrAccount.equals(session)
                    || (account != null
                            && sessionOrAccount.equals(account.actor().accountId()));
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = new ServerHttpResponseDecorator(exchange.getResponse()) {
            @Override
            public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
                return MediaType.TEXT_EVENT_STREAM.isCompatibleWith(getHeaders().getContentType())
                        ? reader(exchange).flatMap(reader -> bound(reader, body, super::writeAndFlushWith))
                        : super.writeAndFlushWith(body);
            }
        };
        return chain.filter(exchange.mutate().response(response).build());
    }

    private interface Writer {
        Mono<Void> write(Publisher<? extends Publisher<? extends DataBuffer>> body);
    }

    private Mono<Void> bound(Reader reader, Publisher<? extends Publisher<? extends DataBuffer>> body, Writer writer) {
        return Mono.using(
                () -> taken(reader), place -> writer.write(Flux.from(body).takeUntilOther(end(reader))), this::free);
    }

    private Mono<Reader> reader(ServerWebExchange exchange) {
        var facts = exchange.getAttributeOrDefault(RequestFacts.class.getName(), RequestFacts.NONE);
        return exchange.getPrincipal()
                .ofType(Authentication.class)
                .filter(SignedInToken.class::isInstance)
                .map(authentication -> ((SignedInToken) authentication).account())
                .flatMap(account -> Security.isApi(exchange)
                        ? Mono.just(new Reader(account, null, facts.originAddress()))
                        : exchange.getSession()
                                .map(session -> new Reader(account, session.getId(), facts.originAddress())))
                .defaultIfEmpty(new Reader(null, null, facts.originAddress()));
    }

    /** Signals once, when the reader may read no more. */
    private Mono<Boolean> end(Reader reader) {
        var account = reader.account();
        if (account == null) {
            return Mono.never();
        }
        // a session is told of by its row; what a password let in, and what happens to the account, by the account
        Flux<Mono<Boolean>> beats = Flux.interval(Live.HEARTBEAT)
                .onBackpressureDrop()
                .map(beat -> reader.session() == null ? holds(account, true) : sessions.isAlive(reader.session()));
        Flux<Mono<Boolean>> ended = sessions.ended()
                .filter(reader::is)
                .map(signal -> reader.session() == null ? Mono.just(true) : sessions.isAlive(reader.session()));
        Flux<Mono<Boolean>> changes = queries.changes(
                        Set.of(Topics.signIn(account.actor().accountId())))
                .map(changed -> holds(account, reader.session() == null));
        return Flux.merge(beats, ended, changes)
                .onBackpressureBuffer(16, dropped -> {}, reactor.core.publisher.BufferOverflowStrategy.DROP_OLDEST)
                .concatMap(look -> look, 1)
                // who cannot be asked lets nobody stay
                .onErrorReturn(false)
                .filter(holds -> !holds)
                .next();
    }

    /** @param byPassword each call logs in: a lock ends what it would refuse. A session outlives it, or anybody could end it by guessing (ADR 30) */
    private Mono<Boolean> holds(SignedInAccount account, boolean byPassword) {
        return queries.optional(new FindAccount(account.actor().accountId()), AccountView.class)
                .map(view -> account.credentialId().equals(view.credentialId())
                        && !(byPassword
                                && view.lockedUntil() != null
                                && clock.instant().isBefore(view.lockedUntil())))
                .defaultIfEmpty(false);
    }

    private Reader taken(Reader reader) {
        addresses.take(reader.place());
        if (reader.account() != null) {
            try {
                accounts.take(reader.account().actor().accountId());
            } catch (TooMany refused) {
                addresses.free(reader.place());
                throw refused;
            }
        }
        return reader;
    }

    private void free(Reader reader) {
        addresses.free(reader.place());
        if (reader.account() != null) {
            accounts.free(reader.account().actor().accountId());
        }
    }

    /** How many streams are open, for tests. */
    int open() {
        return addresses.taken();
    }
}
