package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.Browser;
import io.caseledger.EveryOrder;
import io.caseledger.LivePage;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.permit.query.PermitTask;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.query.Projections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** After login each role sees what waits for it, live, each count opening exactly those, and then what has happened since its last visit (GEN-14). */
class HomeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LAST_NUMBER = Pattern.compile("([\\d,]+)\\D*$");

    /** The kinds of things that are each account's business; none for accounts that work through their own systems or whose work is not here yet. */
    private static final Map<String, List<String>> KINDS = Map.ofEntries(
            Map.entry("applicant", filers()),
            Map.entry("agent", filers()),
            Map.entry("issuer", List.of("origin-mine", "origin-decide", "origin-unassigned", "origin-hand-over")),
            Map.entry("regulator", List.of("stock-imbalance", "stock-alerts", "stock-reminded")),
            Map.entry("auditor", List.of("stock-imbalance", "stock-alerts", "stock-reminded")),
            Map.entry("customs", List.of("permit-RELEASE")),
            Map.entry("accounts", List.of()),
            Map.entry("ra", List.of()),
            Map.entry("bank", List.of()));

    private final RunningService service = RunningService.shared();

    private static List<String> filers() {
        return List.of(
                "origin-corrections",
                "origin-close",
                "origin-collect",
                "permit-AMEND",
                "permit-WRITE_OFF",
                "stock-lots",
                "origin-drafts",
                "mask-drafts");
    }

    @Test
    @Spec("GEN-14")
    void givenEachRole_whenItLogsIn_thenEveryCountOpensAListOfExactlyThatMany() {
        KINDS.forEach((user, kinds) -> {
            var browser = Browser.loggedIn(service, user);
            assertThat(kinds(home(browser))).as(user).containsExactlyElementsOf(kinds);
            for (var kind : kinds) {
                // what automations are about to do may come in between
                await().atMost(PATIENCE).untilAsserted(() -> {
                    var line = line(home(browser), kind);
                    assertThat(count(line))
                            .as("%s of %s", kind, user)
                            .isEqualTo(listed(browser, line.select("a.kind").attr("href")));
                    assertThat(line.select("ul a")).hasSizeBetween(Math.min(1, count(line)), Waiting.SHOWN);
                });
                for (var item : line(home(browser), kind).select("ul a").eachAttr("href")) {
                    assertThat(browser.get(item).getStatus().value()).as(item).isEqualTo(200);
                }
            }
            if (kinds.isEmpty()) {
                assertThat(home(browser).select("#idle").text()).as(user).contains("系統介接");
            }
        });
    }

    @Test
    @Spec("GEN-14")
    void givenBothHomesAreOpen_whenACaseMoves_thenEachSideSeesWhatWaitsForItWithinASecond() {
        var applicant = Browser.loggedIn(service, "applicant");
        var officer = Browser.loggedIn(service, "issuer");
        var waiting = count(line(home(officer), "origin-unassigned"));
        var asked = count(line(home(applicant), "origin-corrections"));
        try (var theirs = new LivePage(service, officer, "/");
                var ours = new LivePage(service, applicant, "/")) {
            var filed = file();
            assertThat(count(line(Jsoup.parse(theirs.next("waiting")), "origin-unassigned")))
                    .isEqualTo(waiting + 1);
            assertThat(theirs.next("news", filed.number())).contains(">applicant<");

            var id = new CaseId(filed.aggregateId());
            send("issuer", new TakeCase(id));
            assertThat(ours.next("news", filed.number(), "審核")).contains("issuer");
            send("issuer", new RequestCorrection(id, List.of(new FieldComment("goods[0].name", "請寫明"))));
            assertThat(count(line(
                            Jsoup.parse(ours.next("waiting", "data-count=\"" + (asked + 1) + "\"")),
                            "origin-corrections")))
                    .isEqualTo(asked + 1);
        }
    }

    @Test
    @Spec("GEN-14")
    void givenAVisitBefore_whenLoggedInAgain_thenOnlyWhatOthersDidSinceIsNews() {
        var before = file();
        send("issuer", new TakeCase(new CaseId(before.aggregateId())));
        Browser.loggedIn(service, "applicant");
        var since = file();
        send("issuer", new TakeCase(new CaseId(since.aggregateId())));
        var again = Browser.loggedIn(service, "applicant");

        // the login itself is shown some moments later
        await().atMost(PATIENCE).untilAsserted(() -> {
            var news = home(again).select("#news");
            assertThat(news.select("h2").text()).contains("上次登入");
            assertThat(news.select("a.code").eachText()).containsExactly(since.number());
            assertThat(news.select("li").text()).contains("issuer").doesNotContain("遠東");
        });
        assertThat(again.get(home(again).select("#news a.code").attr("href"))
                        .getStatus()
                        .value())
                .isEqualTo(200);
    }

    @Test
    @Spec("GEN-14")
    void givenAVisitor_whenTheHomePageIsOpened_thenItSaysWhatThisIsAndNothingOfAnybody() {
        var page = home(new Browser(service));
        assertThat(page.select("h1").text()).contains("貿易證明");
        assertThat(page.select("#waiting, #news, [data-live]")).isEmpty();
    }

    private static Document home(Browser browser) {
        return page(browser, "/");
    }

    private static Document page(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.getStatus().value()).as(path).isEqualTo(200);
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static List<String> kinds(Document home) {
        return home.select(".work-waits > li").eachAttr("id").stream()
                .map(id -> id.substring("waiting-".length()))
                .toList();
    }

    private static Element line(Document home, String kind) {
        return Objects.requireNonNull(home.getElementById("waiting-" + kind), kind);
    }

    private static int count(Element line) {
        return Integer.parseInt(line.select(".count").attr("data-count"));
    }

    /** How many a list says that it has. */
    private static int listed(Browser browser, String path) {
        var page = page(browser, path);
        var said = path.contains(PermitTask.RELEASE.name()) ? page.select("#newest") : page.select(".list-foot > span");
        if (said.isEmpty()) {
            return page.select("table tbody tr").size();
        }
        var number = LAST_NUMBER.matcher(said.text());
        assertThat(number.find()).as(said.text()).isTrue();
        return Integer.parseInt(number.group(1).replace(",", ""));
    }

    private Outcome file() {
        var key = UUID.randomUUID().toString();
        return send("applicant", new SubmitCertificate(new CaseId(key), SampleApplications.validFor("04595252")));
    }

    private Outcome send(String user, Object command) {
        var outcome = Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(
                        EveryOrder.actor(user),
                        command,
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(PATIENCE));
        service.bean(Queries.class)
                .caughtUp(Projections.CASES, outcome.position())
                .block(PATIENCE);
        return outcome;
    }
}
