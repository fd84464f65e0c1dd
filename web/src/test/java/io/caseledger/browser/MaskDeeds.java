package io.caseledger.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.caseledger.shared.web.SampleFiles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;

/** What importers and customs do with permits and stock in a browser, step by step as their pages lead them. */
final class MaskDeeds {
    private static final Pattern NUMBER = Pattern.compile("MSK\\d{11}");
    private static final FilePayload PROOF = new FilePayload("送貨單.pdf", "application/pdf", SampleFiles.pdf());

    private final Chromium chromium;
    private final Page page;

    MaskDeeds(Chromium chromium, String user) {
        this.chromium = chromium;
        page = chromium.login(user, Chromium.DESK);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(chromium.at(path));
    }

    /** Marks the page, so that {@link #neverReloaded} can tell that it is still the same one. */
    void stay() {
        page.evaluate("window.stayed = true");
    }

    void neverReloaded() {
        assertThat(page.evaluate("window.stayed === true"))
                .as("still the same page")
                .isEqualTo(true);
    }

    /** Both steps of the form, an item of each kind in its dialog. @return the permit's number, as the page then shows it */
    String apply(String way, long medical, long other) {
        open("/mask/apply");
        page.fill("[name='importer.email']", "import@example.com");
        page.click("button[value=next]:not(.visually-hidden)");
        assertThat(page.locator("#confirmed-title")).isVisible();
        page.check("input[name=way][value=" + way + "]");
        item("MEDICAL", "63079050311", "醫用口罩", medical);
        item("NON_MEDICAL", "63079050204", "布口罩", other);
        page.click("button[value=submit]");
        var found =
                NUMBER.matcher(Objects.requireNonNull(page.locator("#done h2").textContent()));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private void item(String kind, String code, String name, long pieces) {
        page.click("#goods button[data-add]");
        page.check("dialog input[value=" + kind + "]");
        page.selectOption("dialog [data-permit-code]", code);
        page.fill("dialog [name$='.name']", name);
        page.fill("dialog [name$='.quantity']", Long.toString(pieces));
        page.selectOption("dialog [name$='.unit']", "H87");
        page.fill("dialog [name$='.unitPrice']", "2.5");
        page.fill("dialog [name$='.currency']", "USD");
        page.fill("dialog [name$='.origin']", "JP");
        done();
    }

    /** Changes one field of an item in its dialog. */
    void change(int item, String field, String value) {
        page.click("[data-do=edit][data-row='" + item + "']");
        page.fill("dialog [name$='." + field + "']", value);
        done();
    }

    /** From the permit's page to the form with the original data loaded. */
    void revise() {
        page.click("#permit-next a[href$='/revise']");
        assertThat(page.locator("[name='importer.nameChinese']")).not().hasValue("");
        assertThat(page.locator("#goods table tbody tr")).hasCount(2);
    }

    /** Shows what changes. */
    void check(String description) {
        page.fill("[name=description]", description);
        page.click("button[value=next]:not(.visually-hidden)");
        assertThat(page.locator("#changes-title")).isVisible();
    }

    void file() {
        page.click(".stay button[value=submit]");
        assertThat(page).hasURL(Pattern.compile(".*done=revise.*"));
    }

    /** Sends one of customs' five messages as the sandbox's form offers it. */
    void tell(String permit, String kind) {
        open("/sandbox/customs/" + permit);
        page.click("form[action$='/" + kind + "'] .actions button");
        assertThat(page).hasURL(Pattern.compile(".*done=" + kind + ".*"));
    }

    /** Adds a flow to the form; every kind but own use with its proof. */
    void flow(String kind, String receiver, long pieces) {
        page.click("#flow button[data-add]");
        page.fill("dialog [name$='.on']", today());
        page.selectOption("dialog [name$='.kind']", kind);
        if (!receiver.isEmpty()) {
            page.fill("dialog [name$='.receiver']", receiver);
            page.setInputFiles("dialog input[type=file]", PROOF);
        }
        page.fill("dialog [name$='.pieces']", Long.toString(pieces));
        done();
    }

    void declareFlows() {
        tryFlows();
        sure();
        assertThat(page).hasURL(Pattern.compile(".*done=flows.*"));
    }

    /** What breaks a rule is refused before anybody is asked. */
    void tryFlows() {
        page.click("#flow button[value=declare]");
    }

    /** So many pieces come back from a flow, chosen in the list of flows. */
    void comeBack(int flow, long pieces) {
        page.click("#lot-flows a[href*='flow=" + flow + "#']");
        page.click("#return [data-do=edit][data-row='0']");
        assertThat(page.locator("dialog [name$='.flow']")).hasValue(Integer.toString(flow));
        page.fill("dialog [name$='.pieces']", Long.toString(pieces));
        page.fill("dialog [name$='.on']", today());
        page.fill("dialog [name$='.reason']", "包裝破損");
        done();
        page.click("#return button[value=declare]");
        sure();
        assertThat(page).hasURL(Pattern.compile(".*done=returns.*"));
    }

    void parcel(String number, long medical, long other) {
        page.click("button[data-add]");
        page.fill("dialog [name$='.reference']", number);
        page.fill("dialog [name$='.medical']", Long.toString(medical));
        page.fill("dialog [name$='.nonMedical']", Long.toString(other));
        done();
    }

    /** Notes a parcel and closes the write-off. */
    void writeOff(String parcel, long medical, long other) {
        parcel(parcel, medical, other);
        page.click("button[value=complete]");
        sure();
        assertThat(page).hasURL(Pattern.compile(".*done=complete.*"));
    }

    /** As people in Taiwan write it. */
    private static String today() {
        var today = LocalDate.now(ZoneId.of("Asia/Taipei"));
        return "%d/%02d/%02d".formatted(today.getYear() - 1911, today.getMonthValue(), today.getDayOfMonth());
    }

    private void done() {
        page.click("dialog .btn-primary");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    /** Answers the page's question with yes. */
    private void sure() {
        page.locator("dialog[open] .btn-danger").click();
    }
}
