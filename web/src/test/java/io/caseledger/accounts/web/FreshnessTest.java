package io.caseledger.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.processing.ReadSide;
import io.caseledger.shared.processing.Retries;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page, file and answer of the machine interface says up to which event it goes, and that it lacks something where it does (GEN-13). */
@BesideTheOthers
class FreshnessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CASE = "case-of-freshness";
    private static final Actor APPLICANT =
            new Actor(DerivedId.of("demo-account", "applicant"), "示範貿易", Role.APPLICANT, null, null);
    private static final String FILES = "/origin/certificates/export.csv";

    private final RunningService service = RunningService.tamperedWith();

    private record Answer(String route, String asOf, String stale, String body) {}

    @Test
    @Spec({"GEN-13", "OBS-02", "REL-05"})
    void givenAViewThatLacksAnEvent_whenAnythingIsRead_thenItSaysSoUntilTheEventIsThere() {
        await().atMost(PATIENCE).until(() -> !state().isStale());
        assertThat(reads()).hasSizeGreaterThan(60).allSatisfy(answer -> {
            assertThat(Long.parseLong(answer.asOf())).as(answer.route()).isPositive();
            assertThat(answer.stale()).as(answer.route()).isEmpty();
            assertThat(said(answer)).as(answer.route()).doesNotContain("尚未處理");
        });
        assertThat(health()).isEqualTo("UP");

        jdbc().sql("alter table view.origin_case add constraint planted check (case_id <> '" + CASE + "')")
                .update();
        try {
            service.bean(Commands.class)
                    .sendAs(
                            APPLICANT,
                            new SubmitCertificate(new CaseId(CASE), SampleApplications.valid()),
                            Commands.Options.NONE)
                    .block(PATIENCE);
            await().atMost(PATIENCE).until(() -> state().isStale());
            assertThat(reads()).allSatisfy(answer -> {
                assertThat(answer.stale()).as(answer.route()).isEqualTo("true");
                if (answer.body().contains("id=\"freshness\"") || answer.route().equals(FILES)) {
                    assertThat(said(answer)).as(answer.route()).contains("1 筆事件尚未處理");
                }
                if (answer.body().startsWith("{\"items\"")) {
                    assertThat(answer.body()).as(answer.route()).contains("\"stale\":true");
                }
            });
            assertThat(health()).isEqualTo("DEGRADED");
            assertThat(state().aside()).singleElement().satisfies(aside -> assertThat(aside.follower())
                    .isEqualTo("origin-case"));
            assertThat(gauge("caseledger.parked.events", "follower", "origin-case"))
                    .isOne();
        } finally {
            jdbc().sql("alter table view.origin_case drop constraint planted").update();
        }
        service.bean(Retries.class).again("origin-case", CASE);
        await().atMost(PATIENCE).until(() -> !state().isStale());
        assertThat(health()).isEqualTo("UP");
        assertThat(gauge("caseledger.processor.lag", "processor", "views")).isLessThan(5);
        assertThat(gauge("caseledger.processor.position", "processor", "figures"))
                .isPositive();
    }

    /** A page says it in its frame, a file in its last line, a list of the machine interface in a field. */
    private static String said(Answer answer) {
        return answer.body().contains("<html")
                ? Jsoup.parse(answer.body()).select("#freshness").text()
                : answer.body();
    }

    private List<Answer> reads() {
        var answers = new ArrayList<Answer>();
        for (var user : List.of("applicant", "regulator", "issuer")) {
            var browser = Browser.loggedIn(service, user);
            Route.all(service)
                    .filter(route -> route.method().equals(HttpMethod.GET) && !route.stream())
                    .map(Route::pattern)
                    .filter(pattern ->
                            !pattern.contains("{") && !pattern.contains("*") && !pattern.startsWith("/actuator"))
                    .forEach(pattern -> read(browser, user, pattern, answers));
        }
        read(Browser.loggedIn(service, "applicant"), "applicant", FILES, answers);
        return answers;
    }

    private void read(Browser browser, String user, String pattern, List<Answer> answers) {
        var request = service.client().get().uri(pattern);
        if (pattern.startsWith("/api/")) {
            request.headers(headers -> headers.setBasicAuth(user, DemoAccount.PASSWORD));
        } else {
            request.cookies(jar -> browser.cookies().forEach(jar::add));
        }
        var result = request.exchange().expectBody(String.class).returnResult();
        if (result.getStatus().is2xxSuccessful()) {
            var body = Objects.requireNonNullElse(result.getResponseBody(), "");
            answers.add(new Answer(
                    pattern,
                    Objects.requireNonNullElse(result.getResponseHeaders().getFirst("Caseledger-As-Of"), ""),
                    Objects.requireNonNullElse(result.getResponseHeaders().getFirst("Caseledger-Stale"), ""),
                    body));
            if (body.contains("site-head")) {
                assertThat(Jsoup.parse(body).select("#freshness").text())
                        .as(pattern)
                        .contains("資料截至第");
            }
        }
    }

    private ReadSide.State state() {
        return service.bean(ReadSide.class).state();
    }

    private String health() {
        return service.bean(HealthEndpoint.class).health().getStatus().getCode();
    }

    private double gauge(String name, String tag, String value) {
        return service.bean(MeterRegistry.class)
                .get(name)
                .tag(tag, value)
                .gauge()
                .value();
    }

    private JdbcClient jdbc() {
        return service.bean(JdbcClient.class);
    }
}
