package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.web.SampleFiles;
import io.caseledger.stock.web.StoredStock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Whoever breaks a rule is told so before being asked whether it is meant: nobody says yes to what is refused anyway. */
class CheckedOrdersTest extends BrowserTest {
    private static final Pattern ASKING = Pattern.compile("<button[^>]*data-confirm=[^>]*>");
    /** Tidying up drafts and rebuilding views are no orders: there is no rule that could be against them. */
    private static final List<String> NO_ORDERS = List.of("draft-list-parts.html", "operations-parts.html");

    private final String today =
            LocalDate.now(io.caseledger.shared.web.Page.ZONE).toString();

    @Test
    void everyOrderThatAsksIsCheckedFirst() throws IOException {
        var unchecked = new ArrayList<String>();
        var checked = 0;
        for (var file : templates()) {
            var asking = ASKING.matcher(Files.readString(file));
            while (asking.find()) {
                var button = asking.group();
                if (button.contains("data-check")) {
                    checked++;
                } else if (!button.contains("formnovalidate")
                        && !NO_ORDERS.contains(file.getFileName().toString())) {
                    unchecked.add(file.getFileName() + ": " + button);
                }
            }
        }
        assertThat(unchecked).isEmpty();
        assertThat(checked).isGreaterThan(6);
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    @Test
    @Spec("GEN-05")
    void aCheckTellsWhatIsWrongAndOrdersNothing() {
        var number = CaseCalls.filed();
        CaseCalls.order("issuer", number, "take");
        var officer = Browser.loggedIn(RunningService.shared(), "issuer");
        var review = "/origin/certificates/" + number + "/review";
        var typed = new HashMap<>(hidden(body(officer.get(review))));
        typed.put("op", "approve");

        var refused = new HashMap<>(typed);
        refused.put("comment:goods[1].quantity", "與發票不符");
        assertThat(officer.submit(review, review + "?check=on", refused)
                        .getStatus()
                        .value())
                .isEqualTo(422);
        assertThat(officer.submit(review, review + "?check=on", typed)
                        .getStatus()
                        .value())
                .isEqualTo(204);
        assertThat(body(officer.get("/origin/certificates/" + number))).contains("審核中");

        // the same key, and the number that the check drew was not used up
        var before = numberOf(officer, approvedOne());
        assertThat(officer.submit(review, review, typed).getStatus().value()).isEqualTo(303);
        assertThat(numberOf(officer, number)).isEqualTo(before + 1);
    }

    @Test
    @Spec("GEN-05")
    void moreThanIsInStockIsRefusedWithoutAQuestion() {
        var masks = StoredStock.cleared(1_000, 300);
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        row(page, "1001");
        page.click("#flow .actions button[value=declare]");
        assertThat(page.locator("#flow")).containsText("超過庫存量");
        assertThat(page.locator("dialog[open]")).hasCount(0);

        page.locator("#flow [data-do=edit]").first().click();
        page.fill("dialog[open] [name$='.pieces']", "1000");
        page.click("dialog[open] .btn-primary");
        page.click("#flow .actions button[value=declare]");
        assertThat(page.locator("dialog[open]")).containsText("申報");
        assertThat(page.locator("#lot-figures")).containsText("1,000 片");
        page.click("dialog[open] .btn-danger");
        assertThat(page.locator("#lot-flows")).containsText("1,000");
        page.close();
    }

    /** Proofs are large: they come with the check, and not once more with the order; and who says no sees that they are there. */
    @Test
    @Spec("MSK-32")
    void aProofIsSentOnceAndShownToWhoSaysNo() {
        var masks = StoredStock.cleared(1_000, 300);
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        var proof = SampleFiles.jpeg();
        var sent = new ArrayList<Request>();
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().contains("/flows")) {
                sent.add(request);
            }
        });
        row(page, "400");
        page.locator("#flow [data-do=edit]").first().click();
        page.setInputFiles("dialog[open] [name$='.proofs']", new FilePayload("invoice.jpg", "image/jpeg", proof));
        page.click("dialog[open] .btn-primary");
        page.click("#flow .actions button[value=declare]");
        page.click("dialog[open] .btn-secondary");
        assertThat(page.locator("#flow [data-held='invoice.jpg']")).hasCount(1);

        page.click("#flow .actions button[value=declare]");
        page.click("dialog[open] .btn-danger");
        assertThat(page.locator("#lot-flows")).containsText("invoice.jpg");
        assertThat(page.locator("#lot-flows a[href*='/proofs/']")).hasCount(1);
        var bodies = sent.stream()
                .map(request -> Integer.parseInt(request.allHeaders().get("content-length")))
                .toList();
        assertThat(bodies).hasSize(3);
        assertThat(bodies.subList(1, 3)).allMatch(size -> size < bodies.get(0) - proof.length / 2);
        page.close();
    }

    @Test
    void draftsOfWhichOneIsWrongAreRefusedWithoutAQuestion() {
        var masks = StoredStock.cleared(500, 300);
        var page = chromium.login("applicant", Chromium.DESK);
        page.navigate(chromium.at("/mask/stock/" + masks.lotNumber()));
        row(page, "501");
        page.click("#flow .actions button[value=save]");
        assertThat(page.locator("#done")).isVisible();
        page.click("#loaded form .btn-primary");
        assertThat(page.locator("main")).containsText("超過庫存量");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        page.close();
    }

    private void row(Page page, String pieces) {
        page.locator("#flow button[data-add]").first().click();
        page.selectOption("dialog[open] [name$='.kind']", "OWN_USE");
        page.fill("dialog[open] [name$='.pieces']", pieces);
        page.fill("dialog[open] [name$='.on']", today);
        page.click("dialog[open] .btn-primary");
    }

    private static String approvedOne() {
        var other = CaseCalls.filed();
        CaseCalls.order("issuer", other, "take");
        CaseCalls.order("issuer", other, "approve");
        return other;
    }

    private static int numberOf(Browser officer, String receipt) {
        var found = Pattern.compile("TPE\\d{2,4}-?(\\d{5,7})\\b")
                .matcher(body(officer.get("/origin/certificates/" + receipt)));
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static Map<String, String> hidden(String html) {
        var fields = new HashMap<String, String>();
        var form = html.substring(html.indexOf("id=\"review\""));
        var inputs = Pattern.compile("<input type=\"hidden\" name=\"(idempotencyKey|version)\" value=\"([^\"]*)\"")
                .matcher(form);
        while (inputs.find()) {
            fields.putIfAbsent(inputs.group(1), inputs.group(2));
        }
        return fields;
    }

    private static String body(EntityExchangeResult<String> answer) {
        return Objects.requireNonNullElse(answer.getResponseBody(), "");
    }
}
