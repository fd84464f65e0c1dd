package io.caseledger.shared.web;

import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.processing.ReadSide;
import io.caseledger.shared.query.Changed;
import io.caseledger.shared.query.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Live pages (GEN-10): whenever something changes under a topic, what is shown is asked anew, and the parts that differ are pushed, each under the id of the
 * element it replaces. A watcher that is slower than the changes skips states in between, never the last one.
 *
 * <p>Each state has a mark, which is the id of its last event. A stream begins after the state that its reader has: the browser's {@code Last-Event-ID}, else
 * {@code seen} in the address, which the page wrote there. Nothing is pushed before something differs from that.
 */
@Component
public record Live(Queries queries, ReadSide readSide) {
    /** Parameter of a stream's address that is no filter: what the page shows. */
    public static final String SEEN = "seen";

    /** Id of the frame's line that says so. */
    private static final String FRESHNESS = "freshness";

    static final String LAST_EVENT_ID = "Last-Event-ID";
    /** Keeps proxies from closing a quiet stream, and finds browsers that have gone. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Address of a page's stream: the page's own query, and what it shows. */
    public static String address(String path, ServerWebExchange exchange, String seen) {
        var query = exchange.getRequest().getURI().getRawQuery();
        return path + "/live?" + (query == null ? "" : query + "&") + SEEN + "=" + seen;
    }

    /** Tells one state of what is shown from another. */
    static String mark(Object shown) {
        return Integer.toHexString(shown.hashCode());
    }

    /**
     * The parts of a page that change: fragments of one template file, each called as the element it is.
     *
     * @param <V> what the page shows
     */
    public static final class Parts<V> {
        private final String templates;
        private final Function<V, Map<String, Object>> model;
        private final Map<String, Function<V, Object>> states = new LinkedHashMap<>();
        private Function<V, String> mark = shown -> Live.mark(of(shown));

        private Parts(String templates, Function<V, Map<String, Object>> model) {
            this.templates = templates;
            this.model = model;
        }

        /** @param state what the part is drawn from: it is pushed when that differs */
        public Parts<V> part(String id, Function<V, Object> state) {
            states.put(id, state);
            return this;
        }

        /** @param position of the latest event that the page shows */
        public Parts<V> at(Function<V, Object> position) {
            mark = shown -> position.apply(shown).toString();
            return this;
        }

        /** What the page writes into the address of its stream. */
        public String mark(V shown) {
            return mark.apply(shown);
        }

        private Map<String, Object> of(V shown) {
            var parts = new LinkedHashMap<String, Object>();
            states.forEach((id, state) -> parts.put(id, state.apply(shown)));
            return parts;
        }

        private List<Part> changed(@Nullable V before, V now) {
            var then = before == null ? Map.of() : of(before);
            var changed = new ArrayList<Part>();
            of(now).forEach((id, state) -> {
                if (!state.equals(then.get(id))) {
                    changed.add(new Part(id, Fragment.create(templates + " :: " + id, model.apply(now))));
                }
            });
            return changed;
        }
    }

    /** @param model what the fragments read */
    public static <V> Parts<V> parts(String templates, Function<V, Map<String, Object>> model) {
        return new Parts<>(templates, model);
    }

    private record Part(String id, Fragment content) {}

    /** @param find asks for what the page shows; its failure before anything was pushed is the answer */
    public <V> Flux<ServerSentEvent<Fragment>> page(
            ServerWebExchange exchange, Set<String> topics, Supplier<Mono<V>> find, Parts<V> parts) {
        return watch(exchange, topics, find, parts::mark, parts::changed);
    }

    /** Single rows where the list stays the same, else the whole of it. */
    <R> Flux<ServerSentEvent<Fragment>> list(
            ServerWebExchange exchange,
            Set<String> topics,
            Supplier<Mono<Shown<R>>> find,
            ListPage<R> page,
            Map<String, Object> model) {
        return watch(exchange, topics, find, Shown::mark, (before, now) -> changed(page, model, before, now));
    }

    private static <R> List<Part> changed(
            ListPage<R> page, Map<String, Object> model, @Nullable Shown<R> before, Shown<R> now) {
        var key = page.key();
        if (now.equals(before)) {
            return List.of();
        }
        if (before != null && key != null && now.isLike(before, key)) {
            return IntStream.range(0, now.rows().size())
                    .filter(i -> !now.rows().get(i).equals(before.rows().get(i)))
                    .mapToObj(i -> now.rows().get(i))
                    .map(row -> new Part(
                            page.row() + key.apply(row),
                            Fragment.create(page.parts() + " :: row", with(model, Map.of("row", row)))))
                    .toList();
        }
        var fresh = before == null || key == null ? List.<String>of() : now.freshSince(before, key);
        return List.of(new Part(
                page.element(),
                Fragment.create(page.parts() + " :: list", with(with(model, now.model()), Map.of("fresh", fresh)))));
    }

    private static Map<String, Object> with(Map<String, Object> model, Map<String, Object> more) {
        var all = new HashMap<>(model);
        all.putAll(more);
        return all;
    }

    private <S> Flux<ServerSentEvent<Fragment>> watch(
            ServerWebExchange exchange,
            Set<String> topics,
            Supplier<Mono<S>> find,
            Function<S, String> mark,
            BiFunction<@Nullable S, S, List<Part>> changed) {
        var seen = seen(exchange);
        var shown = new AtomicReference<@Nullable S>();
        // an empty fragment: an event that is only a comment never leaves the view resolution
        return stream(
                        topics,
                        ServerSentEvent.<Fragment>builder(Fragment.create("shared/beat"))
                                .event("beat"),
                        () -> Flux.defer(() -> {
                            var fresh = freshness();
                            return find.get().flatMapIterable(now -> {
                                var before = shown.getAndSet(now);
                                var current = mark.apply(now);
                                return before == null && current.equals(seen)
                                        ? List.<ServerSentEvent<Fragment>>of()
                                        : events(fresh, changed.apply(before, now), current);
                            });
                        }))
                .mergeWith(queries.changes(Set.of(Topics.READ_SIDE))
                        .filter(signal -> !signal.equals(Changed.WATCHED))
                        .map(signal -> event(freshness())));
    }

    /** Up to which event the page goes, taken before it is asked anew (GEN-13). */
    private Part freshness() {
        return new Part(
                FRESHNESS,
                Fragment.create("shared/freshness :: freshness", Map.of("fresh", Freshness.of(readSide.state()))));
    }

    private static ServerSentEvent<Fragment> event(Part part) {
        return ServerSentEvent.<Fragment>builder(part.content())
                .event(part.id())
                .build();
    }

    /** What is found at each signal, and beats in between. */
    private <T> Flux<ServerSentEvent<T>> stream(
            Set<String> topics, ServerSentEvent.Builder<T> beat, Supplier<Flux<ServerSentEvent<T>>> find) {
        var found = signals(topics)
                .index()
                .concatMap(
                        // a beat after the first look: only what is sent opens the stream at the browser
                        signal -> signal.getT1() == 0
                                ? find.get().concatWith(Mono.fromSupplier(beat::build))
                                : find.get(),
                        1);
        return found.mergeWith(Flux.interval(HEARTBEAT).onBackpressureDrop().map(time -> beat.build()));
    }

    /** Only the last has the id: whoever lost the connection halfway gets all of them again. */
    private static List<ServerSentEvent<Fragment>> events(Part fresh, List<Part> changed, String mark) {
        if (changed.isEmpty()) {
            return List.of();
        }
        var parts = Stream.concat(Stream.of(fresh), changed.stream()).toList();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> {
                    var event = ServerSentEvent.<Fragment>builder(parts.get(i).content())
                            .event(parts.get(i).id());
                    return (i == parts.size() - 1 ? event.id(mark) : event).build();
                })
                .toList();
    }

    private static String seen(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var last = request.getHeaders().getFirst(LAST_EVENT_ID);
        return Objects.requireNonNullElse(
                last == null ? request.getQueryParams().getFirst(SEEN) : last, "");
    }

    /**
     * For machines: each entry once, in order, after a broken connection those since {@code Last-Event-ID}.
     *
     * @param find all entries
     * @param position becomes an entry's id
     */
    public <E> Flux<ServerSentEvent<E>> entries(
            ServerWebExchange exchange,
            Set<String> topics,
            Supplier<Mono<List<E>>> find,
            ToLongFunction<E> position,
            Function<E, String> name) {
        var sent = new AtomicLong(position(seen(exchange)));
        return stream(topics, ServerSentEvent.<E>builder().comment("beat"), () -> find.get()
                .flatMapIterable(found -> found.stream()
                        .filter(entry -> position.applyAsLong(entry) > sent.get())
                        .sorted(Comparator.comparingLong(position))
                        .peek(entry -> sent.set(position.applyAsLong(entry)))
                        .map(entry -> ServerSentEvent.builder(entry)
                                .id(Long.toString(position.applyAsLong(entry)))
                                .event(name.apply(entry))
                                .build())
                        .toList()));
    }

    private static long position(String seen) {
        try {
            return seen.isBlank() ? -1 : Long.parseLong(seen.strip());
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** One signal at once, then one for each change; the latest only for a slow watcher. */
    public Flux<Changed> signals(Set<String> topics) {
        return watched(topics).onBackpressureLatest();
    }

    /** Whom an account may look at changes with a grant, which is told under the account itself: then it is asked again whom to watch (ACC-09). */
    private Flux<Changed> watched(Set<String> topics) {
        return Flux.defer(() -> queries.changes(topics))
                .takeUntil(changed -> topics.contains(changed.topic())
                        && Topics.accountOf(changed.topic()).isPresent())
                .repeat();
    }
}
