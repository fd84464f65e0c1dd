package io.caseledger.accounts.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.RunningService;
import io.caseledger.accounts.web.Belongings.Kind;
import io.caseledger.shared.Spec;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Every route whose answer has no end, or a far one: events and files. Whoever goes leaves nothing behind, and whoever asks only for the head gets it. */
class LeftStreamsTest {
    private static final RunningService SERVICE = RunningService.shared();
    /** Shorter than anything that would end by itself, but the heartbeat that finds who has gone. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final int TIMES = 6;
    private static final Map<String, String> READERS = Map.of(
            "/origin/queue/", "issuer",
            "/origin/certificates/{number}/review", "issuer",
            "/mask/dashboard/", "regulator",
            "/mask/alerts/", "regulator",
            "/mask/movements/", "regulator",
            "/mask/balances/", "regulator");

    private static final Map<String, List<String>> LOGINS = new HashMap<>();
    /** Who reads it, by the address. */
    private static final Map<String, String> ADDRESSES = new TreeMap<>();

    @BeforeAll
    static void findAddresses() {
        var belongings = new Belongings();
        Objects.requireNonNull(SERVICE.bean(DispatcherHandler.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().entrySet().stream())
                .filter(route -> streams(route.getValue()))
                .flatMap(route -> route.getKey().getPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString())
                .forEach(pattern -> {
                    var reader = READERS.entrySet().stream()
                            .filter(entry -> pattern.startsWith(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("applicant");
                    var kind = Kind.of(pattern);
                    var address = pattern.replace("{format:csv|xlsx}", "xlsx")
                            .replaceAll("\\{\\w+:(\\w+)[|][^{}]*}", "$1")
                            .replaceAll("\\{(\\w+):[^{}]*}", "{$1}");
                    if (kind != null) {
                        address = address.replaceFirst(
                                "\\{(number|lot|id)}",
                                belongings.of(kind, reader.equals("issuer") ? "applicant" : reader));
                    }
                    ADDRESSES.put(
                            address.replace("{flow}", "1")
                                    .replace("{revision}", "1")
                                    .replaceAll("\\{\\w+}", "ab".repeat(32)),
                            reader);
                });
    }

    private static boolean streams(HandlerMethod method) {
        var type = ResolvableType.forMethodReturnType(method.getMethod());
        return mentions(type, DataBuffer.class) || mentions(type, ServerSentEvent.class);
    }

    private static boolean mentions(ResolvableType type, Class<?> wanted) {
        return type.resolve(Object.class) == wanted
                || java.util.Arrays.stream(type.getGenerics()).anyMatch(part -> mentions(part, wanted));
    }

    private static List<String> login(String address, String reader) {
        return address.startsWith("/api/")
                ? RawRequest.basic(reader)
                : LOGINS.computeIfAbsent(reader, name -> RawRequest.session(SERVICE, name));
    }

    @Test
    @Spec("GEN-12")
    void givenAnyStream_whenAskedForItsHeadOnly_thenTheAnswerEnds() {
        assertThat(ADDRESSES).hasSizeGreaterThan(30);
        var late = new ArrayList<String>();
        ADDRESSES.forEach((address, reader) -> {
            var headers = new ArrayList<>(login(address, reader));
            if (address.contains("/live") || address.contains("/events")) {
                headers.add("Accept: " + MediaType.TEXT_EVENT_STREAM_VALUE);
            }
            long began = System.nanoTime();
            var answer = new RawRequest("HEAD", address, headers, "", 2, false).send(SERVICE.port());
            var took = Duration.ofNanos(System.nanoTime() - began);
            if (answer.status() == 0 || answer.status() >= 500 || took.toSeconds() >= 10) {
                late.add(address + ": " + answer.status() + " after " + took.toMillis() + " ms");
            }
        });
        assertThat(late).isEmpty();
        nothingIsLeft();
    }

    @Test
    @Spec("GEN-12")
    void givenAnyStream_whenItsReaderGoes_thenNothingIsLeftOfIt() throws IOException {
        for (int time = 0; time < TIMES; time++) {
            for (var route : ADDRESSES.entrySet()) {
                leave(route.getKey(), route.getValue(), time);
            }
        }
        nothingIsLeft();
    }

    /** At once, while it is answered, or after the beginning; with a word or without. */
    private static void leave(String address, String reader, int time) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.port())) {
            socket.setSoTimeout(20_000);
            var head = new StringBuilder("GET " + address + " HTTP/1.1\r\nHost: localhost\r\n");
            login(address, reader).forEach(header -> head.append(header).append("\r\n"));
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(UTF_8));
            if (time % 3 > 0) {
                assertThat(socket.getInputStream().readNBytes(time % 3 == 1 ? 1 : 300))
                        .as(address)
                        .isNotEmpty();
            }
            if (time % 2 == 0) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    private static void nothingIsLeft() {
        await().atMost(SOON).untilAsserted(() -> {
            var pool = pool();
            assertThat(Map.of(
                            "streams", SERVICE.bean(LiveStreams.class).open(),
                            "watches", watches(),
                            "connections", pool.acquiredSize() + pool.pendingAcquireSize(),
                            "writers", writers()))
                    .isEqualTo(Map.of("streams", 0, "watches", 0, "connections", 0, "writers", 0L));
        });
    }

    private static int watches() {
        return SERVICE.bean(QueryUpdateEmitter.class).activeSubscriptions().size();
    }

    private static PoolMetrics pool() {
        var pool = (ConnectionPool) requireNonNull(((Wrapped<?>) SERVICE.bean(ConnectionFactory.class)).unwrap());
        return pool.getMetrics().orElseThrow();
    }

    private static long writers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("exports"))
                .filter(thread -> java.util.Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().endsWith("shared.web.Exports")))
                .count();
    }
}
