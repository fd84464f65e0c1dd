package io.caseledger.shared.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Orders that come from a page's form (ADR 24): key and version are read, the order is sent, and a refusal shows its page again, at a version that says
 * what was refused. {@code orders.from(exchange, actor, subject).send(…).done(…).refused(…)}.
 */
@Component
public record FormOrders(Commands commands, Live live, RuleTexts rules) {
    /** Field of a form that says which version its page showed (GEN-08). */
    public static final String VERSION = "version";
    /** How long a refusal waits to show what has changed meanwhile. */
    private static final Duration NEWS = Duration.ofSeconds(1);

    /**
     * What an order is about.
     *
     * @param find with the actor's eyes; fails with NOT_FOUND
     * @param version of what was found
     * @param topic that says when it changes
     */
    public record Subject<V>(Function<Actor, Mono<V>> find, ToLongFunction<V> version, Function<V, String> topic) {
        /** Something whose version no form names. */
        public static <V> Subject<V> unversioned(Function<Actor, Mono<V>> find) {
            return new Subject<>(find, view -> 0, view -> "");
        }
    }

    /**
     * An order as it came.
     *
     * @param view what it is about: as it was found before, or, where it was refused, as it is now
     * @param files chosen files by the name of their field
     */
    public record Order<V>(
            Actor actor,
            Subject<V> subject,
            V view,
            Form form,
            Map<String, List<FilePart>> files,
            Commands.Options options,
            Locale locale) {

        private Order<V> about(V now) {
            return new Order<>(actor, subject, now, form, files, options, locale);
        }

        /** The form to be sent again: whoever has read what has changed means the present version. */
        public Form again(Refused refused) {
            var seen = refused.stale() ? Long.toString(subject.version().applyAsLong(view)) : form.value(VERSION);
            return form.with(Form.KEY, UUID.randomUUID().toString())
                    .with(VERSION, seen)
                    .refused(refused.violations());
        }
    }

    /** @param actor who orders; fails where somebody else may not */
    public <V> From<V> from(ServerWebExchange exchange, Mono<Actor> actor, Subject<V> subject) {
        // nothing is read for somebody who may not see what it is about
        return new From<>(this, actor.flatMap(who -> subject.find().apply(who).flatMap(view -> SentForm.read(exchange)
                .map(sent -> new Order<>(
                        who, subject, view, sent.form(), sent.files(), options(sent.form()), Language.of(exchange))))));
    }

    /** Key and version of a form; 400 where the version is no number. */
    public static Commands.Options options(Form form) {
        return new Commands.Options(form.key(), version(form));
    }

    /** Version that a form's page showed; null where it names none, 400 where it is no number. */
    public static @Nullable Long version(Form form) {
        var version = form.optional(VERSION);
        try {
            return version == null ? null : Long.valueOf(version);
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, VERSION, e);
        }
    }

    /** What it is about at a later version than the one seen: the view may be some milliseconds behind the refusal. */
    public <V> Mono<V> newer(Subject<V> subject, Actor actor, @Nullable Long seen) {
        var found = subject.find().apply(actor);
        return seen == null
                ? found
                : found.flatMap(view -> subject.version().applyAsLong(view) > seen
                        ? Mono.just(view)
                        : live.signals(Set.of(subject.topic().apply(view)))
                                .concatMap(changed -> subject.find().apply(actor), 1)
                                .filter(later -> subject.version().applyAsLong(later) > seen)
                                .next()
                                .timeout(NEWS, Mono.just(view)));
    }

    private <V> Mono<Rendering> refusal(
            Order<V> order, Rejection rejection, BiFunction<Order<V>, Refused, Mono<Rendering>> page) {
        var seen = order.options().expectedVersion();
        return Refused.of(rejection, seen, rules, order.locale())
                .flatMap(refused -> newer(order.subject(), order.actor(), refused.stale() ? seen : null)
                        .flatMap(view -> page.apply(order.about(view), refused)));
    }

    /** An order that was read. */
    public record From<V>(FormOrders orders, Mono<Order<V>> order) {
        /** @param command what is ordered; may refuse by itself */
        public Sent<V> send(Function<Order<V>, Object> command) {
            return run(it -> orders.commands.sendAs(it.actor(), command.apply(it), it.options()));
        }

        /** @param deed what is done; fails with {@link Rejection} */
        public Sent<V> run(Function<Order<V>, Mono<Outcome>> deed) {
            return new Sent<>(this, deed);
        }
    }

    /** An order that is on its way. */
    public record Sent<V>(From<V> from, Function<Order<V>, Mono<Outcome>> deed) {
        /** @param address where it leads */
        public Done<V> done(BiFunction<Order<V>, Outcome, String> address) {
            return then((order, outcome) -> Mono.just(address.apply(order, outcome)));
        }

        /** @param address where it leads, once something else is done */
        public Done<V> then(BiFunction<Order<V>, Outcome, Mono<String>> address) {
            return new Done<>(this, address);
        }
    }

    /** An order that leads somewhere. */
    public record Done<V>(Sent<V> sent, BiFunction<Order<V>, Outcome, Mono<String>> address) {
        /** @param page says why it was refused, with the status of the refusal */
        public Mono<Rendering> refused(BiFunction<Order<V>, Refused, Mono<Rendering>> page) {
            var from = sent.from;
            return from.order.flatMap(order -> Mono.defer(() -> sent.deed.apply(order))
                    .map(outcome -> address.apply(order, outcome).map(FormOrders::to))
                    // only what was ordered: what follows on it fails by itself
                    .onErrorResume(Rejection.class, rejection -> Mono.just(from.orders.refusal(order, rejection, page)))
                    .flatMap(answer -> answer));
        }
    }

    /** Leads a browser to an address. */
    public static Rendering to(String address) {
        return Rendering.redirectTo(address).build();
    }
}
