package io.caseledger.permit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.shared.web.FormBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** A form of the permit pages as somebody without scripts uses it: what its fields hold, changed field by field, sent by a button. */
final class PermitForm {
    private static final Pattern PERMIT = Pattern.compile("/mask/permits/(MSK\\d{11})\\?after=\\d+&done=([\\w-]+)");

    private final Browser browser;
    private String path;
    private Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable EntityExchangeResult<String> answer;

    private PermitForm(Browser browser, String path) {
        this.browser = browser;
        this.path = path;
    }

    static PermitForm open(Browser browser, String path) {
        var form = new PermitForm(browser, path.replaceFirst("\\?.*", ""));
        form.take(browser.get(path));
        return form;
    }

    /** Types an application; what the login decides stays as the page says. */
    PermitForm fill(PermitApplication application) {
        FormBinder.unbind(application).forEach((field, value) -> {
            if (!fields.containsKey(field) || !field.endsWith("identityNumber")) {
                fields.put(field, value);
            }
        });
        return this;
    }

    PermitForm set(String field, String value) {
        fields.put(field, value);
        return this;
    }

    String value(String field) {
        return fields.getOrDefault(field, "");
    }

    Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    /** Where its buttons send it. */
    String path() {
        return path;
    }

    /** What a page sends by itself while somebody types; answers the status. */
    int autosave() {
        return browser.post(path + "/autosave", fields).getStatus().value();
    }

    /** Presses a button; a page in the answer is the form from now on. */
    PermitForm press(String op) {
        var sent = new LinkedHashMap<>(fields);
        sent.put("op", op);
        take(browser.post(path, sent));
        return this;
    }

    /** Presses a button that must lead to the permit's page, which then can show it; answers the number. */
    String done(String op, String done) {
        press(op);
        assertThat(answer().getStatus().value()).as(() -> op + ": " + errors()).isEqualTo(303);
        var to = FilingForm.location(answer());
        var found = PERMIT.matcher(to);
        assertThat(found.find()).as(to).isTrue();
        assertThat(found.group(2)).isEqualTo(done);
        take(browser.get(to));
        assertThat(status()).as("the permit's page").isEqualTo(200);
        return found.group(1);
    }

    EntityExchangeResult<String> answer() {
        return Objects.requireNonNull(answer);
    }

    int status() {
        return answer().getStatus().value();
    }

    Document page() {
        return Jsoup.parse(Objects.requireNonNullElse(answer().getResponseBody(), ""));
    }

    List<String> errors() {
        return page().select("#errors li").eachText();
    }

    /** What stands beside a field. */
    String errorBeside(String field) {
        var control = page().getElementById(field.replaceAll("[\\[.]", "-").replace("]", ""));
        var around = control == null ? null : control.closest(".field");
        return around == null ? "" : around.select(".error").text();
    }

    private void take(EntityExchangeResult<String> result) {
        answer = result;
        var form = page().getElementById("permit");
        if (form != null) {
            fields = FilingForm.shown(form);
            path = form.attr("action");
        }
    }
}
