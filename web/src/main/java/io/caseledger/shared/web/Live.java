package io.caseledger.shared.web;

import io.caseledger.shared.query.Changed;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Fragment;
import reactor.core.publisher.Flux;

/**
 * Live pages (GEN-10): whenever something changes under a topic, the page's fragments are made again and pushed. A watcher that is slower than the changes
 * skips states in between, never the last one.
 */
@Component
public class Live {
    /** Keeps proxies from closing a quiet stream, and finds browsers that have gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Queries queries;

    Live(Queries queries) {
        this.queries = queries;
    }

    /** Parameter of a stream's address that is no filter: what the page shows. */
    public static final String SEEN = "seen";

    /** Address of a list's stream: the list's own query, and what the page shows. */
    public static String address(String path, ServerHttpRequest request, String seen) {
        var query = request.getURI().getRawQuery();
        return path + "/live?" + (query == null ? "" : query + "&") + SEEN + "=" + seen;
    }

    /** One part of a page: the id of the element it replaces is the name of the server-sent event. */
    public static ServerSentEvent<Fragment> fragment(String elementId, String template, Map<String, Object> model) {
        return ServerSentEvent.<Fragment>builder(Fragment.create(template, model))
                .event(elementId)
                .build();
    }

    /**
     * The page's fragments now, and again after each change: now, because something may have changed between the page and its stream.
     *
     * @param fragments asks anew and makes the fragments, each by {@link #fragment}
     */
    public Flux<ServerSentEvent<Fragment>> watch(
            Set<String> topics, Supplier<? extends Publisher<ServerSentEvent<Fragment>>> fragments) {
        // a beat after the first look: only what is sent opens the stream at the browser
        var states = signals(topics)
                .index()
                .concatMap(
                        changed -> changed.getT1() == 0
                                ? Flux.concat(Flux.from(fragments.get()), Flux.just(beat()))
                                : fragments.get(),
                        1);
        var heartbeats = Flux.interval(HEARTBEAT).onBackpressureDrop().map(time -> beat());
        return states.mergeWith(heartbeats);
    }

    private static ServerSentEvent<Fragment> beat() {
        // an empty fragment: an event that is only a comment never leaves the view resolution
        return ServerSentEvent.<Fragment>builder(Fragment.create("shared/beat"))
                .event("beat")
                .build();
    }

    /** One signal at once, then one for each change; the latest only for a slow watcher. */
    public Flux<Changed> signals(Set<String> topics) {
        // merged, not started with: the watch must be on before the first look, or a change between the two is lost
        return Flux.merge(queries.changes(topics), Flux.just(new Changed("", -1)))
                .onBackpressureLatest();
    }
}
