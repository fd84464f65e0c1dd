package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.DerivedId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Cases made by commands, and the browsers of those who look at them. */
final class CasePagesFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Browser> BROWSERS = new HashMap<>();

    final RunningService service = RunningService.shared();

    /** A text that no other test's cases contain. */
    static String unique() {
        return "U" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** The demo account of this name, as who acts. */
    Actor actor(String userName) {
        var id = new AccountId(DerivedId.of("demo-account", userName));
        var account = service.bean(AccountDirectory.class).account(id).orElseThrow();
        return new Actor(id.value(), userName, account.role(), account.unit(), null);
    }

    Browser browser(String userName) {
        return BROWSERS.computeIfAbsent(userName, name -> Browser.loggedIn(service, name));
    }

    /** A valid application of the demo account for its unit. */
    CertificateApplication application(String userName, String unit, String importer) {
        var account = service.bean(AccountDirectory.class)
                .account(new AccountId(DerivedId.of("demo-account", userName)))
                .orElseThrow();
        return imported(inUnit(SampleApplications.validFor(account.identityNumber()), unit), importer);
    }

    Outcome file(String userName, CertificateApplication application) {
        var id = new CaseId(UUID.randomUUID().toString());
        return send(userName, new SubmitCertificate(id, application));
    }

    Outcome file(String userName, String unit, String importer) {
        return file(userName, application(userName, unit, importer));
    }

    /** Sends and waits until pages show it. */
    Outcome send(String userName, Object command) {
        var outcome = service.bean(Commands.class)
                .sendAs(
                        actor(userName),
                        command,
                        Commands.Options.key(UUID.randomUUID().toString()))
                .block(PATIENCE);
        assertThat(outcome).isNotNull();
        var done = Objects.requireNonNull(outcome);
        service.bean(Queries.class).caughtUp(Cases.PROJECTION, done.position()).block(PATIENCE);
        return done;
    }

    static CaseId idOf(Outcome outcome) {
        return new CaseId(outcome.aggregateId());
    }

    Outcome take(String officer, Outcome filed) {
        return send(officer, new TakeCase(idOf(filed)));
    }

    Outcome approve(String officer, Outcome filed) {
        take(officer, filed);
        return send(officer, new ApproveCertificate(idOf(filed)));
    }

    static String page(Outcome filed) {
        return "/origin/certificates/" + filed.number();
    }

    static String body(EntityExchangeResult<String> answer) {
        return Objects.requireNonNullElse(answer.getResponseBody(), "");
    }

    /** Where a redirect leads, which must be one. */
    static String location(EntityExchangeResult<String> answer) {
        assertThat(answer.getStatus().value()).as(body(answer)).isEqualTo(303);
        return Objects.requireNonNull(answer.getResponseHeaders().getLocation()).toString();
    }

    /** The page shown after a form of it was sent with its own hidden fields. */
    EntityExchangeResult<String> press(Browser browser, String page, String action, Map<String, String> fields) {
        var shown = browser.get(page);
        return pressOn(browser, shown, action, fields);
    }

    /** Sends the form of a page that was opened earlier. */
    EntityExchangeResult<String> pressOn(
            Browser browser, EntityExchangeResult<String> shown, String action, Map<String, String> fields) {
        var form = form(body(shown), action);
        assertThat(form).as("form to " + action).isNotNull();
        var all = new HashMap<>(hidden(Objects.requireNonNull(form)));
        all.putAll(fields);
        return browser.post(action, all);
    }

    static @Nullable String form(String html, String action) {
        Matcher form = Pattern.compile("<form[^>]*action=\"" + Pattern.quote(action) + "\".*?</form>", Pattern.DOTALL)
                .matcher(html);
        return form.find() ? form.group() : null;
    }

    private static Map<String, String> hidden(String form) {
        var fields = new HashMap<String, String>();
        var inputs = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>").matcher(form);
        while (inputs.find()) {
            fields.put(attribute(inputs.group(), "name"), attribute(inputs.group(), "value"));
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    /** Receipt numbers of the rows of a list, from top to bottom. */
    static List<String> rows(String html) {
        var rows = new ArrayList<String>();
        var row = Pattern.compile("<tr[^>]* id=\"case-([^\"]+)\"").matcher(html);
        while (row.find()) {
            rows.add(row.group(1));
        }
        return rows;
    }

    private static CertificateApplication imported(CertificateApplication a, String importer) {
        return change(
                a,
                a.issuingUnit(),
                new Party(null, null, importer, null, "Hafenstrasse 1, Hamburg", null),
                a.shipment(),
                a.goods(),
                a.remark());
    }

    private static CertificateApplication inUnit(CertificateApplication a, String unit) {
        return change(a, unit, a.importer(), a.shipment(), a.goods(), a.remark());
    }

    static CertificateApplication remarked(CertificateApplication a, String remark) {
        return change(a, a.issuingUnit(), a.importer(), a.shipment(), a.goods(), remark);
    }

    static CertificateApplication with(CertificateApplication a, List<GoodsLine> goods) {
        return change(a, a.issuingUnit(), a.importer(), a.shipment(), goods, a.remark());
    }

    static CertificateApplication attached(CertificateApplication a, List<Attachment> attachments) {
        return new CertificateApplication(
                a.type(),
                a.issuingUnit(),
                a.clearance(),
                a.form(),
                a.applicant(),
                a.agent(),
                a.exporter(),
                a.importer(),
                a.shipment(),
                a.manufacturers(),
                a.goods(),
                a.goodsDescription(),
                a.declarations(),
                attachments,
                a.originals(),
                a.duplicates(),
                a.remark(),
                a.exporterStatement());
    }

    private static CertificateApplication change(
            CertificateApplication a,
            @Nullable String unit,
            Party importer,
            Shipment shipment,
            List<GoodsLine> goods,
            @Nullable String remark) {
        return new CertificateApplication(
                a.type(),
                unit,
                a.clearance(),
                a.form(),
                a.applicant(),
                a.agent(),
                a.exporter(),
                importer,
                shipment,
                a.manufacturers(),
                goods,
                a.goodsDescription(),
                a.declarations(),
                a.attachments(),
                a.originals(),
                a.duplicates(),
                remark,
                a.exporterStatement());
    }
}
