package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.database.EmbeddedPostgres;
import io.caseledger.shared.database.TestFolders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** While PostgreSQL is away: everybody who needs it is asked to come again, and the log says so once. */
@BesideTheOthers
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 3;
    /** As many causes as the drivers, pools and processors have words for it. */
    private static final int MOST_TRACES = 40;

    private record Answer(String route, int status, boolean retry) {}

    @Test
    void givenPostgreSqlIsAway_whenAnyRouteIsAsked_thenComeAgainAndOneLineACause() {
        try (var service = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh())) {
            var browser = Browser.loggedIn(service, "applicant");
            var csrf = Browser.csrf(browser.get("/"));
            // its password is remembered: what fails then is not the login
            call(service, browser, csrf, "GET /api/v1/origin/certificates").block(PATIENCE);
            var lines = new ListAppender<ILoggingEvent>();
            lines.list = new CopyOnWriteArrayList<>();
            var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
            lines.start();
            service.bean(EmbeddedPostgres.class).close();
            root.addAppender(lines);
            var answers = Flux.range(0, ROUNDS)
                    .concatMap(round -> Flux.fromIterable(AccessTable.read().keySet())
                            .filter(route -> !route.startsWith("POST /logout"))
                            .flatMap(route -> call(service, browser, csrf, route), AT_ONCE))
                    .collectList()
                    .block(Duration.ofMinutes(5));
            root.detachAppender(lines);

            var statuses = Objects.requireNonNull(answers).stream()
                    .filter(answer -> answer.status() >= 500)
                    .toList();
            // without the database: files, documents, the login page itself
            assertThat(statuses).hasSizeGreaterThan(answers.size() / 2);
            assertThat(statuses.stream()
                            .filter(answer -> answer.status() != 503 || !answer.retry())
                            .distinct())
                    .as("500s, or no word of when to come again")
                    .isEmpty();
            var traces = lines.list.stream()
                    .filter(line -> line.getThrowableProxy() != null)
                    .collect(Collectors.groupingBy(
                            line -> line.getThrowableProxy().getClassName(), HashMap::new, Collectors.counting()));
            assertThat(traces.values().stream().mapToLong(Long::longValue).sum())
                    .as("stack traces for %s answers: %s", answers.size(), traces)
                    .isLessThan(MOST_TRACES);
        }
    }

    private static Mono<Answer> call(RunningService service, Browser browser, String csrf, String route) {
        var words = route.split(" ", 2);
        var address = words[1].replace("{number:[^.]+}", "MSK20200000001")
                .replaceAll("\\{part:[^}]+}", "origin")
                .replaceAll("\\{order:[^}]+}", "cancel")
                .replaceAll("\\{kind:[^}]+}", "entries")
                .replaceAll("\\{format:[^}]+}", "csv")
                .replaceAll("\\{[^}]+}", "1")
                .replace("**", "none");
        var api = address.startsWith("/api/");
        var request = WebClient.builder()
                .clientConnector(RunningService.CONNECTOR)
                .build()
                .method(HttpMethod.valueOf(words[0]))
                .uri(service.address() + address)
                .accept(MediaType.ALL)
                .headers(headers -> {
                    if (api) {
                        headers.setBasicAuth("applicant", DemoAccount.PASSWORD);
                        headers.set("Idempotency-Key", "key");
                    } else {
                        headers.set("X-CSRF-TOKEN", csrf);
                        browser.cookies().forEach((name, value) -> headers.add("Cookie", name + "=" + value));
                    }
                });
        if (words[0].equals("POST")) {
            request.contentType(api ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
                    .bodyValue(api ? "{}" : "a=b");
        }
        return request.exchangeToMono(answer -> answer.releaseBody()
                        .thenReturn(new Answer(
                                route,
                                answer.statusCode().value(),
                                !answer.headers().header("Retry-After").isEmpty())))
                .timeout(PATIENCE);
    }
}
