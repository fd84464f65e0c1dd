package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.pdf.PdfFile;
import io.caseledger.shared.web.FormBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * The filing form as somebody without scripts uses it: what the page's fields hold, changed field by field, sent by a button. For every test that needs
 * a filed case: {@code FilingForm.begin(browser, "01").fill(SampleApplications.valid()).submitted()}.
 */
public final class FilingForm {
    private static final Pattern RECEIPT =
            Pattern.compile("/origin/certificates/([A-Z]+-\\d{8}-\\d+)\\?after=\\d+&done=\\w+");

    private final Browser browser;
    private final String path;
    private Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable EntityExchangeResult<String> answer;

    private FilingForm(Browser browser, String path) {
        this.browser = browser;
        this.path = path;
    }

    /** Picks the type and opens the form of a new draft. */
    public static FilingForm begin(Browser browser, String type) {
        var answer = browser.submit("/origin/apply", "/origin/apply", Map.of("type", type));
        assertThat(answer.getStatus().value()).as("a draft begins").isEqualTo(303);
        return open(browser, location(answer));
    }

    /** Opens the form at an address. */
    public static FilingForm open(Browser browser, String path) {
        var form = new FilingForm(browser, path.replaceFirst("\\?.*", ""));
        form.take(browser.get(path));
        return form;
    }

    /** Files an application in one go and answers its receipt number. */
    public static String file(Browser browser, CertificateApplication application) {
        return begin(browser, Objects.requireNonNull(application.type()))
                .fill(application)
                .submitted();
    }

    /** A general certificate that every rule accepts; answers its receipt number. */
    public static String file(Browser browser) {
        return file(browser, SampleApplications.valid());
    }

    /** Types a whole application; who the login is stays as the page says. */
    public FilingForm fill(CertificateApplication application) {
        FormBinder.unbind(application).forEach((field, value) -> {
            if (!field.startsWith("agent.") && !field.equals("applicant.identityNumber")) {
                fields.put(field, value);
            }
        });
        return this;
    }

    public FilingForm set(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /** Takes a field away, as a box that is not ticked is not sent. */
    public FilingForm clear(String field) {
        fields.remove(field);
        return this;
    }

    public String value(String field) {
        return fields.getOrDefault(field, "");
    }

    public Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    public String path() {
        return path;
    }

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Presses a button; a page in the answer is the form from now on. */
    public FilingForm press(String op) {
        var sent = new LinkedHashMap<>(fields);
        sent.put("op", op);
        take(browser.post(path, sent));
        return this;
    }

    /** Presses a button with a file chosen. */
    public FilingForm press(String op, String fileField, String fileName, byte[] content) {
        var parts = new MultipartBodyBuilder();
        fields.forEach(parts::part);
        parts.part("op", op);
        parts.part(fileField, new ByteArrayResource(content)).filename(fileName);
        take(RunningService.shared()
                .client()
                .post()
                .uri(path + "?_csrf={token}", fields.get("_csrf"))
                .accept(MediaType.TEXT_HTML)
                .cookies(jar -> browser.cookies().forEach(jar::add))
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult());
        return this;
    }

    /** Submits, expects the case and looks at it; answers its receipt number. */
    public String submitted() {
        press("submit");
        var found = RECEIPT.matcher(location(answer()));
        assertThat(answer().getStatus().value()).as(() -> "filed: " + errors()).isEqualTo(303);
        assertThat(found.find()).as(location(answer())).isTrue();
        // as a browser does: that page waits until the case can be read
        assertThat(browser.get(location(answer())).getStatus().value())
                .as("the case page")
                .isEqualTo(200);
        return found.group(1);
    }

    public EntityExchangeResult<String> answer() {
        return Objects.requireNonNull(answer);
    }

    public int status() {
        return answer().getStatus().value();
    }

    /** The page last shown. */
    public Document page() {
        return Jsoup.parse(Objects.requireNonNullElse(answer().getResponseBody(), ""));
    }

    /** What the summary says. */
    public List<String> errors() {
        return page().select("#errors li").eachText();
    }

    /** What stands beside a field. */
    public String errorBeside(String field) {
        var control = page().getElementById(field.replaceAll("[\\[.]", "-").replace("]", ""));
        if (control == null) {
            return "";
        }
        var around = control.closest(".field");
        return around == null ? "" : around.select(".error").text();
    }

    /** Follows the redirect of the last answer and takes that page's form. */
    public FilingForm follow() {
        take(browser.get(location(answer())));
        return this;
    }

    /** Follows the redirect of the last answer to a PDF. */
    public PdfFile pdf(String name) {
        var file = browser.file(location(answer()));
        assertThat(file.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        return PdfFile.of(Objects.requireNonNull(file.getResponseBody()), name);
    }

    public static String location(EntityExchangeResult<String> answer) {
        var location = answer.getResponseHeaders().getLocation();
        return location == null ? "" : location.toString();
    }

    private void take(EntityExchangeResult<String> result) {
        answer = result;
        var form = page().getElementById("filing");
        if (form == null) {
            return;
        }
        fields = shown(form);
    }

    /** What a browser would send of a form as it is shown. */
    public static Map<String, String> shown(Element form) {
        var shown = new LinkedHashMap<String, String>();
        for (var control : form.select("input[name], select[name], textarea[name]")) {
            // what stands in a template is no field yet
            if (control.closest("template") != null || control.attr("type").equals("file")) {
                continue;
            }
            switch (control.attr("type")) {
                case "radio", "checkbox" -> {
                    if (control.hasAttr("checked")) {
                        shown.put(control.attr("name"), control.attr("value"));
                    }
                }
                default -> {
                    var chosen = control.selectFirst("option[selected]");
                    shown.put(
                            control.attr("name"),
                            control.tagName().equals("select")
                                    ? chosen == null
                                            ? Objects.requireNonNullElse(control.selectFirst("option"), control)
                                                    .attr("value")
                                            : chosen.attr("value")
                                    : control.tagName().equals("textarea")
                                            ? control.wholeText()
                                            : control.attr("value"));
                }
            }
        }
        return shown;
    }
}
