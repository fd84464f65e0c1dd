package io.caseledger.bench;

import io.caseledger.origin.contract.CaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * From the commit of an event until the browser has it (PERF-04), over HTTP and server-sent events. The clock starts when the command
 * is sent, so the figures hold the command and its commit as well and are never too good.
 */
final class LiveFigures {
    private static final List<Integer> WATCHERS = List.of(1, 100);
    private static final int CHANGES = 300;
    private static final int WARM_UP = 50;
    private static final long PAUSE_MS = 25;
    private static final double MILLIS = 1e6;

    private final Service service;
    private final Figures figures;

    LiveFigures(Service service, Figures figures) {
        this.service = service;
        this.figures = figures;
    }

    void measure() throws InterruptedException {
        for (var watchers : WATCHERS) {
            var histogram = watch(watchers);
            var row = new LinkedHashMap<String, Object>();
            row.put("watchers", watchers);
            row.put("changes", CHANGES);
            row.put("seen", histogram.getTotalCount());
            row.put("p50 ms", Figures.number(histogram.getValueAtPercentile(50) / MILLIS));
            row.put("p99 ms", Figures.number(histogram.getValueAtPercentile(99) / MILLIS));
            row.put("max ms", Figures.number(histogram.getMaxValue() / MILLIS));
            figures.add("Commit to browser", row);
        }
    }

    private Histogram watch(int watchers) throws InterruptedException {
        var officer = service.officers.getFirst();
        var submitted = service.submit(0);
        service.caughtUp(submitted.position());
        var caseId = new CaseId(submitted.aggregateId());
        var histogram = new ConcurrentHistogram(TimeUnit.SECONDS.toNanos(30), 3);
        var committed = new HashMap<Long, Long>();
        var arrived = new ConcurrentHashMap<Long, List<Long>>();
        var ready = new CountDownLatch(watchers);
        var http = WebClient.builder()
                .baseUrl(service.url())
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create(ConnectionProvider.create("watchers", watchers + 1))))
                .defaultHeaders(headers -> headers.setBasicAuth("regulator", Bench.DEMO_PASSWORD))
                .build();
        var streams = new ArrayList<Disposable>();
        for (int i = 0; i < watchers; i++) {
            var first = new boolean[1];
            streams.add(http.get()
                    .uri("/api/v1/cases/{number}/events", submitted.number())
                    .retrieve()
                    .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                    .filter(event -> event.id() != null)
                    .subscribe(event -> {
                        var now = System.nanoTime();
                        if (!first[0]) {
                            first[0] = true;
                            ready.countDown();
                        }
                        arrived.computeIfAbsent(
                                        Long.valueOf(String.valueOf(event.id())),
                                        position -> Collections.synchronizedList(new ArrayList<>()))
                                .add(now);
                    }));
        }
        if (!ready.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not every watcher got its first state");
        }
        for (int change = 0; change < CHANGES + WARM_UP; change++) {
            var begin = System.nanoTime();
            var outcome = service.flip(officer, caseId, change);
            if (change >= WARM_UP) {
                committed.put(outcome.position(), begin);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        TimeUnit.MILLISECONDS.sleep(Duration.ofSeconds(2).toMillis());
        streams.forEach(Disposable::dispose);
        committed.forEach((position, at) -> arrived.getOrDefault(position, List.of())
                .forEach(time -> histogram.recordValue(Math.max(0, time - at))));
        return histogram;
    }
}
