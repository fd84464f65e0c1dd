package io.caseledger.permit.web;

import static io.caseledger.permit.api.PermitCalls.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What is typed of an application for a permit, or of its revision, is kept, for its author alone, and nobody overwrites it unseen. */
class PermitDraftsTest {
    private static final RunningService SERVICE = RunningService.shared();

    private final Browser applicant = Browser.loggedIn(SERVICE, "applicant");

    private Document drafts(Browser browser) {
        return Jsoup.parse(Objects.requireNonNull(browser.get("/mask/drafts").getResponseBody()));
    }

    /** An application on its second step, with a name of its own. */
    private PermitForm begun(String name) {
        return PermitForm.open(applicant, "/mask/apply")
                .press("next")
                .fill(application(ImportWay.PARCEL))
                .set("items[0].name", name);
    }

    private static String name() {
        return "Masks " + PermitCalls.key();
    }

    @Test
    @Spec("MSK-01")
    void givenTypedText_whenSavedByItself_thenListedAndOpenedAsTypedAfterTheNextLogin() {
        var name = name();
        var form = begun(name).set("items[0].quantity", "12oo");

        assertThat(form.autosave()).isEqualTo(200);

        var later = Browser.loggedIn(SERVICE, "applicant");
        var row = drafts(later).select("#drafts tr:contains(" + name + ")").first();
        assertThat(row.text()).contains("輸入許可申請", "接續填寫");
        assertThat(row.select("a").attr("href")).isEqualTo(form.path());
        var again = PermitForm.open(later, form.path());
        assertThat(again.value("part")).as("the step").isEqualTo("GOODS");
        assertThat(again.value("items[0].quantity")).isEqualTo("12oo");
        assertThat(again.value("way")).isEqualTo("PARCEL");
    }

    @Test
    void givenAPageThatWasOnlyLookedAt_whenListed_thenNothingIsKept() {
        var form = PermitForm.open(applicant, "/mask/apply");

        assertThat(applicant.get(form.path()).getStatus().value()).isEqualTo(404);
        assertThat(drafts(applicant).select("a[href='" + form.path() + "']")).isEmpty();
    }

    @Test
    @Spec("MSK-01")
    void givenAForeignDraft_whenAsked_thenThereIsNone() {
        var form = begun(name());
        form.autosave();
        var other = Browser.loggedIn(SERVICE, "applicant2");
        var theirs = PermitForm.open(other, "/mask/apply").fields();

        assertThat(other.get(form.path()).getStatus().value()).isEqualTo(404);
        for (var rest : new String[] {"", "/autosave", "/delete"}) {
            assertThat(other.post(form.path() + rest, theirs).getStatus().value())
                    .as(rest)
                    .isEqualTo(404);
        }
        assertThat(drafts(other).select("a[href='" + form.path() + "']")).isEmpty();
        assertThat(other.get(form.path().replace("/mask/", "/origin/"))
                        .getStatus()
                        .value())
                .isEqualTo(404);
        assertThat(applicant
                        .get(form.path().replace("/mask/", "/origin/"))
                        .getStatus()
                        .value())
                .as("nor one of another form")
                .isEqualTo(404);
        assertThat(applicant.get(form.path()).getStatus().value()).isEqualTo(200);
        assertThat(Browser.loggedIn(SERVICE, "regulator")
                        .get("/mask/drafts")
                        .getStatus()
                        .value())
                .isEqualTo(403);
    }

    @Test
    @Spec("GEN-08")
    void givenTwoWindows_whenBothSave_thenTheLaterIsToldAndKeepsItsText() {
        var first = begun(name());
        first.autosave();
        var second = PermitForm.open(applicant, first.path());
        assertThat(second.set("items[0].origin", "CN").autosave()).isEqualTo(200);
        assertThat(second.set("items[0].origin", "KR").autosave())
                .as("its own page may go on")
                .isEqualTo(200);

        assertThat(first.set("items[0].origin", "VN").autosave()).isEqualTo(409);
        first.press("submit");

        assertThat(first.status()).isEqualTo(409);
        assertThat(first.page().getElementById("conflict").text()).contains("另一個視窗", "貨品明細 1 › 生產國別", "VN", "KR");
        assertThat(first.value("items[0].origin")).isEqualTo("VN");
        assertThat(PermitForm.open(applicant, first.path()).value("items[0].origin"))
                .as("nothing is overwritten")
                .isEqualTo("KR");
        assertThat(first.set("items[0].origin", "TH").press("refresh").status())
                .as("now that it is known")
                .isEqualTo(200);
        assertThat(PermitForm.open(applicant, first.path()).value("items[0].origin"))
                .isEqualTo("TH");

        applicant.get("/?lang=en");
        assertThat(second.press("next").page().getElementById("conflict").text())
                .contains("Another window", "This window", "Country of origin");
        assertThat(drafts(applicant).text()).contains("Continue", "Permit application");
        applicant.get("/?lang=zh");
    }

    @Test
    @Spec({"MSK-04", "GEN-07"})
    void givenADraft_whenSent_thenGoneAndALateClickLeadsToThePermit() {
        var form = begun(name());
        form.autosave();
        var path = form.path();
        var sent = new LinkedHashMap<>(form.fields());
        sent.put("op", "submit");

        var first = applicant.post(path, sent);
        var second = applicant.post(path, sent);

        assertThat(first.getStatus().value()).isEqualTo(303);
        assertThat(FilingForm.location(second)).as("the same answer").isEqualTo(FilingForm.location(first));
        assertThat(FilingForm.location(first)).startsWith(FilingForm.location(applicant.get(path)));
        assertThat(drafts(applicant).select("a[href='" + path + "']")).isEmpty();
        assertThat(applicant.post(path + "/autosave", sent).getStatus().value())
                .as("a late save changes nothing")
                .isEqualTo(409);
    }

    @Test
    @Spec({"GEN-07", "GEN-15"})
    void givenADraftSentFromAnotherWindow_whenAStaleOneSendsAnotherText_thenToldAndKeptAsADraft() {
        var form = begun(name());
        form.autosave();
        var path = form.path();
        var sent = new LinkedHashMap<>(form.fields());
        sent.put("op", "submit");
        var number = FilingForm.location(applicant.post(path, sent));
        var other = new LinkedHashMap<>(sent);
        other.put("importer.contact", "只在第二個視窗");

        var told = applicant.post(path, other);

        assertThat(told.getStatus().value()).isEqualTo(409);
        var page = Jsoup.parse(Objects.requireNonNull(told.getResponseBody()));
        assertThat(page.getElementById("conflict").text()).contains("送出", "只在第二個視窗");
        assertThat(number).startsWith(page.select("#conflict a").attr("href"));
        var action = page.getElementById("permit").attr("action");
        assertThat(action).isNotEqualTo(path);
        assertThat(drafts(applicant).select("a[href='" + action + "']")).isNotEmpty();
        assertThat(FilingForm.location(applicant.post(path, sent)))
                .as("the same form")
                .isEqualTo(number);
    }

    @Test
    void givenADraft_whenDeleted_thenGoneAndNotBroughtBack() {
        var form = begun(name());
        form.autosave();
        var open = PermitForm.open(applicant, form.path());

        var answer = applicant.submit("/mask/drafts", form.path() + "/delete", Map.of());

        assertThat(answer.getStatus().value()).isEqualTo(303);
        assertThat(applicant.get(form.path()).getStatus().value()).isEqualTo(404);
        assertThat(open.autosave()).isEqualTo(404);
    }

    @Test
    @Spec({"MSK-10", "GEN-08"})
    void givenARevision_whenSavedByItself_thenGoneOnWithToldToTheOtherWindowAndGoneWhenSent() {
        var number = PermitCalls.as("applicant")
                .submit(application(ImportWay.DECLARATION))
                .number();
        var path = "/mask/permits/" + number + "/revise";
        var form = PermitForm.open(applicant, path + "?description=產地").set("items[0].origin", "CN");
        var other = PermitForm.open(applicant, path).set("items[0].origin", "KR");

        assertThat(form.autosave()).isEqualTo(200);

        var row =
                drafts(applicant).select("#drafts tr:contains(" + number + ")").first();
        assertThat(row.text()).contains("修正輸入許可");
        var again = PermitForm.open(applicant, row.select("a").attr("href"));
        assertThat(again.value("items[0].origin")).isEqualTo("CN");
        assertThat(again.value("description")).isEqualTo("產地");
        assertThat(again.page().getElementById("draft").text()).contains("儲存的草稿");

        assertThat(other.autosave()).isEqualTo(409);
        assertThat(other.press("next").status()).isEqualTo(409);
        assertThat(other.page().getElementById("conflict").text()).contains("KR", "CN", "更正描述");
        assertThat(other.value("items[0].origin")).isEqualTo("KR");

        assertThat(again.press("restart").value("items[0].origin"))
                .as("the original data")
                .isEqualTo("JP");
        again.set("description", "產地").set("items[0].origin", "VN").press("next");
        var confirmed = again.fields();
        assertThat(again.done("submit", "revise")).isEqualTo(number);
        assertThat(drafts(applicant).select("tr:contains(" + number + ")")).isEmpty();
        var late = new LinkedHashMap<>(confirmed);
        late.put("op", "submit");
        assertThat(FilingForm.location(applicant.post(path, late)))
                .as("a second click")
                .contains(number, "done=revise");
        assertThat(PermitForm.open(applicant, path).value("items[0].origin"))
                .as("the next revision begins with the permit")
                .isEqualTo("VN");
    }
}
