package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.shared.database.TestFolders;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is answered is not made on the event loops that read from the database for everybody: every route, and every page that these lead to. */
@BesideTheOthers
class RenderingThreadsTest {
    private static final String DATABASE_LOOPS = "reactor-tcp";
    private static final int PAGES_A_CALLER = 60;
    /** Threads by what was answered on them. */
    private static final Map<String, Set<String>> THREADS = new ConcurrentHashMap<>();

    /** Goes between the service and the network. */
    static class Watched {
        @Bean
        HttpHandlerDecoratorFactory threadsThatAnswer() {
            return handler -> (request, response) ->
                    handler.handle(request, new Watch(request.getPath().value(), response));
        }
    }

    private static final class Watch extends ServerHttpResponseDecorator {
        private final String path;

        Watch(String path, ServerHttpResponse response) {
            super(response);
            this.path = path;
        }

        private void note() {
            THREADS.computeIfAbsent(path, key -> ConcurrentHashMap.newKeySet())
                    .add(Thread.currentThread().getName().replaceAll("-\\d+$", ""));
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            note();
            return super.writeWith(noted(body));
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            note();
            return super.writeAndFlushWith(Flux.from(body).map(this::noted));
        }

        private Flux<DataBuffer> noted(Publisher<? extends DataBuffer> body) {
            return Flux.<DataBuffer>from(body).doOnSubscribe(now -> note()).doOnNext(buffer -> note());
        }
    }

    @Test
    void givenAnyRoute_whenAnswered_thenNotOnTheDatabasesLoops() {
        THREADS.clear();
        try (var service = RunningService.start(
                "--caseledger.data-dir=" + TestFolders.fresh(), "--spring.main.sources=" + Watched.class.getName())) {
            for (var caller : List.of("applicant", "issuer", "regulator")) {
                var session = RawRequest.session(service, caller);
                var waiting = new ArrayDeque<String>();
                var known = new TreeSet<String>();
                Route.all(service)
                        .filter(route -> route.method().equals(HttpMethod.GET)
                                && !route.pattern().contains("**"))
                        .map(route -> route.pattern().replaceAll("\\{[^/]+}", "1"))
                        .forEach(waiting::add);
                for (int asked = 0, more = PAGES_A_CALLER + waiting.size();
                        asked < more && !waiting.isEmpty();
                        asked++) {
                    var path = waiting.remove();
                    var api = path.startsWith("/api/");
                    var answer = new RawRequest(
                                    "GET",
                                    path,
                                    api ? RawRequest.basic(caller) : session,
                                    "",
                                    1,
                                    path.contains("/live"))
                            .send(service.port());
                    if (answer.status() == 200
                            && answer.header("Content-Type").contains("html")
                            && !path.contains("/live")) {
                        links(answer.text()).filter(known::add).forEach(waiting::add);
                    }
                }
            }
        }
        assertThat(THREADS).hasSizeGreaterThan(80);
        assertThat(THREADS.entrySet().stream()
                        .filter(answer -> answer.getValue().stream().anyMatch(name -> name.startsWith(DATABASE_LOOPS))))
                .isEmpty();
    }

    private static Stream<String> links(String page) {
        return Jsoup.parse(page).select("main a[href^=/], [sse-connect]").stream()
                .map(link -> link.hasAttr("href") ? link.attr("href") : link.attr("sse-connect"));
    }
}
