package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.shared.Spec;
import io.caseledger.stock.web.StoredStock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Forms say beforehand what they cannot do without, and afterwards what is wrong, in the order of the page. */
class CompulsoryFieldsTest {
    private final RunningService service = RunningService.shared();

    @Test
    @Spec("GEN-05")
    void givenAnyForm_whenSentEmpty_thenWhatItMissesWasMarked_andTheSummaryLeadsDownThePage() {
        var applicant = Browser.loggedIn(service, "applicant");
        var agent = Browser.loggedIn(service, "agent");
        for (var type : List.of("01", "02", "15")) {
            isToldBeforehand(sent(applicant, FilingForm.begin(applicant, type).path(), "#filing", "submit", Map.of()));
        }
        isToldBeforehand(sent(agent, FilingForm.begin(agent, "01").path(), "#filing", "submit", Map.of()));
        var rows = Map.of(
                "clearance", "POST_CLEARANCE",
                "manufacturers[0].telephone", "1",
                "goods[0].quantity", "1",
                "goods[1].name", "x",
                "declarations[0].item", "1");
        isToldBeforehand(sent(applicant, FilingForm.begin(applicant, "01").path(), "#filing", "submit", rows));
        isToldBeforehand(sent(agent, "/mask/apply", "#permit", "next", Map.of()));
        isToldBeforehand(sent(
                applicant,
                "/mask/apply",
                "#permit",
                "submit",
                Map.of("part", "GOODS", "items[0].unitPrice", "1", "items[1].name", "x")));
        var lot = "/mask/stock/" + StoredStock.cleared(1_000, 500).lotNumber();
        isToldBeforehand(sent(
                applicant,
                lot,
                "form[action*='/flows']",
                "declare",
                Map.of("flows[0].pieces", "0", "flows[1].receiver", "x")));
    }

    @Test
    void givenAFormJustBegun_thenItCountsAsManyMissingAsItHasMarks() {
        var applicant = Browser.loggedIn(service, "applicant");
        for (var type : List.of("01", "02", "15")) {
            var page = FilingForm.begin(applicant, type).page();
            var counted = page.select("#progress [data-missing]").stream()
                    .mapToInt(part -> Integer.parseInt(part.attr("data-missing")))
                    .sum();
            assertThat(counted).as(type).isPositive().isEqualTo(unfilled(page));
        }
    }

    @Test
    void givenNoScripts_whenACaseIsToBeCancelled_thenAPageAsksFirst() {
        var applicant = Browser.loggedIn(service, "applicant");
        var number = FilingForm.file(applicant);
        var page = parsed(applicant.get("/origin/certificates/" + number).getResponseBody());
        assertThat(page.select("form[action*=cancel]")).isEmpty();
        var ask = Objects.requireNonNull(page.selectFirst("main a.btn-danger")).attr("href");
        assertThat(parsed(applicant.get(ask).getResponseBody()).select("main").text())
                .contains("確定要取消嗎？", number);
    }

    /** Marks whose field is empty; of two that stand for each other one. Rows that nobody has begun are not sent. */
    private static long unfilled(Document page) {
        return page.select("#filing .needed:not(.after-release)").stream()
                .filter(mark -> mark.closest("template, .row-item") == null)
                .map(mark -> {
                    var heading = mark.closest("h2");
                    return heading == null
                            ? empty(Objects.requireNonNull(mark.closest(".field")))
                            : Objects.requireNonNull(heading.closest("section")).id();
                })
                .filter(field -> !field.isEmpty())
                .distinct()
                .count();
    }

    /** What an empty field is called, whatever its language; nothing for one that is filled in. */
    private static String empty(Element field) {
        var values = FilingForm.shown(field);
        var name = Objects.requireNonNull(field.selectFirst("[name]")).attr("name");
        var other = name.replaceFirst("(Chinese|English)$", "");
        var filled = values.getOrDefault(name, "").isBlank()
                && Objects.requireNonNull(field.ownerDocument()).select("[name^='" + other + "']").stream()
                        .allMatch(control ->
                                name.equals(other) || control.attr("value").isBlank());
        return filled ? other : "";
    }

    private static void isToldBeforehand(Document page) {
        var order = page.getAllElements();
        var targets = page.select("#errors a[href^='#']").stream()
                .map(link -> Objects.requireNonNull(
                        page.getElementById(link.attr("href").substring(1)), link.toString()))
                .toList();
        assertThat(targets).as(page.title()).isNotEmpty();
        assertThat(targets.stream().map(order::indexOf).toList())
                .as("order of " + page.select("#errors li").eachText())
                .isSorted();
        assertThat(targets.stream()
                        .filter(target -> !isMarked(target))
                        .map(Element::id)
                        .toList())
                .as("compulsory without a mark: " + page.title())
                .isEmpty();
    }

    private static boolean isMarked(Element target) {
        var field = target.closest(".field");
        var section = target.closest("section");
        return field != null && !field.select(".needed").isEmpty()
                || section != null
                        && !section.select("h2 .needed").isEmpty()
                        && (target.hasClass("rows") || target.hasClass("row-item"));
    }

    private static Document sent(Browser browser, String path, String form, String op, Map<String, String> typed) {
        var page = parsed(browser.get(path).getResponseBody());
        var shown = Objects.requireNonNull(page.selectFirst(form), form);
        var fields = new LinkedHashMap<>(FilingForm.shown(shown));
        fields.putAll(typed);
        fields.put("op", op);
        var answer = browser.post(shown.attr("action"), fields);
        assertThat(answer.getStatus().value()).as(path).isEqualTo(422);
        return parsed(answer.getResponseBody());
    }

    private static Document parsed(String html) {
        return Jsoup.parse(Objects.requireNonNull(html));
    }
}
