package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.ContractJson;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** An applicant and an officer, each in a browser: what one does, the other sees without reloading (GEN-10); every page passes axe (UI-04). */
class TwoBrowsersTest extends BrowserTest {
    /** A second from the event to the other's browser. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(1_000);

    private static final String PASSWORD = "Caseledger-2026";

    @Test
    @Spec({"GEN-10", "COE0150-02", "REV-01"})
    void givenBothLook_whenTheOfficerActs_thenTheApplicantSeesItWithoutReloading() {
        var number = filed();
        var applicant = chromium.login("applicant", Chromium.DESK);
        applicant.navigate(chromium.at("/origin/certificates/" + number));
        assertThat(applicant.locator("main")).containsText("已收件");
        // the stream must be open before the other acts
        assertThat(applicant.locator("[data-live-state]").first()).isVisible();
        var officer = chromium.login("issuer", Chromium.DESK);
        officer.navigate(chromium.at("/origin/queue?view=all&size=500"));
        chromium.accessible(officer, "queue");

        order("issuer", number, "take", "{}");
        assertThat(applicant.locator("main .page-head, main").first()).containsText("審核中", SOON);
        order("issuer", number, "approve", "{}");
        assertThat(applicant.locator("main").first()).containsText(Pattern.compile("TPE\\d{2}-\\d{6}"), SOON);
        officer.navigate(chromium.at("/origin/certificates/" + number));
        order("issuer", number, "collect", "{\"collectedBy\":\"王小明\"}");
        assertThat(officer.locator("main").first()).containsText("已取件", SOON);
        assertThat(applicant.locator("main").first()).containsText("林雅婷", SOON);
        chromium.accessible(applicant, "case-collected");
    }

    @Test
    @Spec({"UI-01", "UI-04", "SITE-02"})
    void everyPageIsAccessibleAtDeskAndPhoneWidthInBothLanguages() {
        var number = filed();
        var visitor = chromium.visitor(Chromium.DESK);
        visitor.navigate(chromium.at("/login"));
        chromium.accessible(visitor, "login");
        visitor.close();
        for (var width : List.of(Chromium.DESK, Chromium.PHONE)) {
            var applicant = chromium.login("applicant", width);
            for (var path : List.of(
                    "/",
                    "/origin/certificates",
                    "/origin/certificates/" + number,
                    "/origin/certificates/" + number + "/revisions/1",
                    "/origin/cancel/" + number,
                    "/origin/apply",
                    "/origin/drafts",
                    "/origin/cancel",
                    "/origin/bulk",
                    "/mailbox",
                    "/mask/inventory",
                    "/mask/movements")) {
                applicant.navigate(chromium.at(path));
                chromium.accessible(applicant, "applicant" + path.replaceAll("[^a-z]+", "-") + width);
            }
            applicant.navigate(chromium.at("/origin/certificates?lang=en"));
            assertThat(applicant.locator("html")).hasAttribute("lang", "en");
            chromium.accessible(applicant, "list-english-" + width);
            applicant.close();
            var officer = chromium.login("issuer", width);
            for (var path : List.of("/origin/queue", "/origin/certificates", "/origin/certificates/" + number)) {
                officer.navigate(chromium.at(path));
                chromium.accessible(officer, "issuer" + path.replaceAll("[^a-z]+", "-") + width);
            }
            officer.close();
            var regulator = chromium.login("regulator", width);
            for (var path : List.of("/", "/mask/dashboard", "/mask/movements", "/mask/balances")) {
                regulator.navigate(chromium.at(path));
                chromium.accessible(regulator, "regulator" + path.replaceAll("[^a-z]+", "-") + width);
            }
            regulator.close();
        }
    }

    @Test
    @Spec("SITE-03")
    void errorsExplainThemselves() {
        var applicant = chromium.login("applicant", Chromium.DESK);
        var answer = Objects.requireNonNull(applicant.navigate(chromium.at("/origin/certificates/TPE-20200101-99999")));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(applicant.locator("main")).containsText("接下來怎麼做");
        assertThat(applicant.locator("main .code"))
                .hasText(Objects.requireNonNull(answer.headerValue("caseledger-correlation")));
        assertThat(Objects.requireNonNull(applicant.navigate(chromium.at("/origin/queue")))
                        .status())
                .isEqualTo(403);
        assertThat(Objects.requireNonNull(applicant.navigate(chromium.at("/origin/certificates?size=many")))
                        .status())
                .isEqualTo(400);
        // the browser itself notes each of the three answers in its console
        assertThat(chromium.complaints())
                .hasSize(3)
                .allMatch(complaint -> complaint.startsWith("Failed to load resource"));
    }

    private static String filed() {
        var number = ContractJson.mapper()
                .readTree(Objects.requireNonNull(
                        post("applicant", "", ContractJson.mapper().writeValueAsString(SampleApplications.valid()))))
                .get("receiptNumber")
                .asString();
        return number;
    }

    private static void order(String user, String number, String command, String json) {
        post(user, "/" + number + "/" + command, json);
    }

    private static String post(String user, String path, String json) {
        var result = RunningService.shared()
                .client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .post()
                .uri("/api/v1/origin/certificates" + path)
                .headers(headers -> headers.setBasicAuth(user, PASSWORD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult();
        var position = Objects.requireNonNull(result.getResponseHeaders().getFirst("Caseledger-Position"));
        RunningService.shared()
                .client()
                .get()
                .uri("/api/v1/origin/certificates?limit=1")
                .headers(headers -> headers.setBasicAuth(user, PASSWORD))
                .header("Caseledger-After", position)
                .exchange()
                .expectStatus()
                .isOk();
        return Objects.requireNonNull(result.getResponseBody());
    }
}
