package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.web.FilingForm;
import io.caseledger.stock.web.StoredStock;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Every list finds what it has, however wide, large or composed it was typed, and whichever 臺. */
class FoldedSearchTest {
    private record Search(String user, String path, String filter, String typed) {}

    private static final List<Search> SEARCHES = List.of(
            new Search("applicant", "/origin/certificates", "text", "臺北 Café"),
            new Search("applicant", "/origin/certificates", "exporter", "臺北 Café"),
            new Search("applicant", "/origin/certificates", "receiptNumber", "TPE-"),
            new Search("applicant", "/origin/certificates", "commodityCode", "4810"),
            new Search("applicant", "/origin/cancel", "text", "臺北 Café"),
            new Search("issuer", "/origin/queue", "text", "臺北 Café"),
            new Search("applicant", "/origin/drafts", "text", "臺北 Café"),
            new Search("applicant", "/mask/permits", "text", "MSK20"),
            new Search("applicant", "/mask/permits", "permitNumber", "MSK20"),
            new Search("applicant", "/mask/flows", "text", "Cloth"),
            new Search("applicant", "/mask/flows", "permitNumber", "MSK20"),
            new Search("applicant", "/mask/returns", "text", "Medical"),
            new Search("mailbox", "/mailbox", "text", "example.com"));

    @Test
    void givenAnyList_whenTheSameIsTypedInAnotherWay_thenTheSameIsFound() {
        var service = RunningService.shared();
        var applicant = Browser.loggedIn(service, "applicant");
        begun(applicant).submitted();
        begun(applicant).press("save");
        StoredStock.cleared(1_000, 500).flow(100);
        for (var search : SEARCHES) {
            var browser = Browser.loggedIn(service, search.user().equals("mailbox") ? "applicant" : search.user());
            var found = rows(browser, search, search.typed());
            assertThat(found).as(search.toString()).isNotEmpty();
            for (var typed : List.of(
                    search.typed().toUpperCase(java.util.Locale.ROOT),
                    search.typed().toLowerCase(java.util.Locale.ROOT),
                    wide(search.typed()),
                    search.typed().replace('臺', '台'),
                    Normalizer.normalize(search.typed(), Normalizer.Form.NFD))) {
                assertThat(rows(browser, search, typed))
                        .as(search + " as " + typed)
                        .isEqualTo(found);
            }
        }
    }

    private static FilingForm begun(Browser browser) {
        return FilingForm.begin(browser, "01")
                .fill(SampleApplications.valid())
                .set("exporter.nameChinese", "台北 CAFÉ 公司")
                .set("importer.nameEnglish", "台北 Cafe\u0301 GmbH");
    }

    private static String wide(String text) {
        return text.codePoints()
                .map(point -> point > ' ' && point < 0x7f ? point + 0xfee0 : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static List<String> rows(Browser browser, Search search, String typed) {
        var answer = browser.get(search.path() + "?size=50&" + search.filter() + "=" + typed);
        assertThat(answer.getStatus().value()).as(search + " as " + typed).isEqualTo(200);
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody())).select("main .grid.fold tbody tr").stream()
                .map(row -> row.select("a").stream().map(Element::text).collect(Collectors.joining(" ")))
                .toList();
    }
}
