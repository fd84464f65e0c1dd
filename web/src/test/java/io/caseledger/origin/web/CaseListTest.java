package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.reference.RocDate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class CaseListTest {
    private final CasePagesFixture cases = new CasePagesFixture();

    private String list(String userName, String query) {
        return CasePagesFixture.body(cases.browser(userName).get("/origin/certificates?" + query));
    }

    /** Twelve cases whose importers sort as 01 to 12, filed in another order; by importer. */
    private Map<String, Outcome> twelve(String marker) {
        var filed = new HashMap<String, Outcome>();
        for (int i : List.of(7, 1, 12, 4, 9, 2, 11, 5, 3, 10, 6, 8)) {
            var importer = "%s-%02d".formatted(marker, i);
            filed.put(importer, cases.file("applicant", "TPE", importer));
        }
        return filed;
    }

    private static List<String> numbers(Map<String, Outcome> filed, String marker, int... wanted) {
        var numbers = new ArrayList<String>();
        for (int i : wanted) {
            numbers.add(Objects.requireNonNull(filed.get("%s-%02d".formatted(marker, i)))
                    .number());
        }
        return numbers;
    }

    @Test
    @Spec("GEN-04")
    void givenTwelveCases_whenSortedByATitle_thenTheWholeResultIsSortedNotThePage() {
        var marker = CasePagesFixture.unique();
        var filed = twelve(marker);
        var query = "importer=" + marker + "&sort=importer&size=5";

        assertThat(CasePagesFixture.rows(list("applicant", query))).isEqualTo(numbers(filed, marker, 1, 2, 3, 4, 5));
        assertThat(CasePagesFixture.rows(list("applicant", query + "&page=2")))
                .isEqualTo(numbers(filed, marker, 6, 7, 8, 9, 10));
        assertThat(CasePagesFixture.rows(list("applicant", query + "&page=3")))
                .isEqualTo(numbers(filed, marker, 11, 12));
        assertThat(CasePagesFixture.rows(list("applicant", "importer=" + marker + "&sort=-importer&size=3")))
                .isEqualTo(numbers(filed, marker, 12, 11, 10));
    }

    @Test
    @Spec("GEN-04")
    void givenTwelveCases_whenListed_thenTenAPageAndTheAddressHoldsFilterSortAndSize() {
        var marker = CasePagesFixture.unique();
        twelve(marker);

        assertThat(CasePagesFixture.rows(list("applicant", "importer=" + marker)))
                .hasSize(10);

        var html = list("applicant", "importer=" + marker + "&sort=importer&size=4&state=RECEIVED");
        assertThat(CasePagesFixture.rows(html)).hasSize(4);
        // the next page, the other order and the files all keep what was asked for
        assertThat(html)
                .containsPattern("href=\"/origin/certificates\\?[^\"]*importer=" + marker
                        + "[^\"]*sort=importer[^\"]*size=4[^\"]*page=2\"")
                .containsPattern("href=\"/origin/certificates\\?[^\"]*importer=" + marker + "[^\"]*sort=-importer")
                .containsPattern("href=\"/origin/certificates/export.csv\\?[^\"]*importer=" + marker)
                .contains("aria-sort=\"ascending\"")
                .contains("value=\"" + marker + "\"");
        // a filter can be taken out by itself
        assertThat(html).containsPattern("href=\"/origin/certificates\\?importer=" + marker + "&amp;sort=importer");
    }

    @Test
    @Spec("GEN-04")
    void givenTheLargestSize_whenListed_thenFiveHundred() {
        assertThat(list("applicant", "size=500&receiptNumber=none")).contains("max=\"500\" value=\"500\"");
    }

    @Test
    @Spec("GEN-04")
    void givenWrongSortOrPage_whenListed_thenRefusedClearly() {
        for (var query : List.of("sort=password", "page=two", "size=many", "size=100000")) {
            assertThat(cases.browser("applicant")
                            .get("/origin/certificates?" + query)
                            .getStatus()
                            .value())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    @Spec("COE0150-01")
    void givenCases_whenFoundByEachFilterAndAnyCombination_thenOnlyThoseThatMeetAll() {
        var marker = CasePagesFixture.unique();
        var mine = cases.application("applicant", "KHH", marker);
        var wanted = cases.file("applicant", CasePagesFixture.remarked(mine, "rare 𠮷 " + marker));
        var other = cases.file("applicant", cases.application("applicant", "TPE", marker));
        var approved = cases.approve("issuer", other);
        var today = RocDate.day(cases.service.bean(Clock.class).instant());
        var certificate = certificateNumber(other);

        for (var query : List.of(
                "receiptNumber=" + wanted.number(),
                "issuingUnit=KHH",
                "state=RECEIVED",
                "text=" + "rare",
                "text=𠮷 " + marker,
                "issuingUnit=KHH&state=RECEIVED&type=01&destination=de&commodityCode=4810&exporter=遠東&receivedFrom="
                        + RocDate.formatRoc(today) + "&receivedTo=" + today)) {
            assertThat(CasePagesFixture.rows(list("applicant", "importer=" + marker + "&" + query)))
                    .as(query)
                    .containsExactly(wanted.number());
        }
        for (var query : List.of("certificateNumber=" + certificate, "state=APPROVED", "issuingUnit=TPE")) {
            assertThat(CasePagesFixture.rows(list("applicant", "importer=" + marker + "&" + query)))
                    .as(query)
                    .containsExactly(approved.number());
        }
        for (var query : List.of(
                "type=02",
                "destination=JP",
                "commodityCode=9999",
                "exporter=nobody",
                "receivedTo=" + today.minusDays(1),
                "receivedFrom=" + RocDate.formatRoc(today.plusDays(1)),
                "issuingUnit=KHH&state=APPROVED")) {
            assertThat(CasePagesFixture.rows(list("applicant", "importer=" + marker + "&" + query)))
                    .as(query)
                    .isEmpty();
        }
        assertThat(CasePagesFixture.rows(list("applicant", "importer=" + marker)))
                .containsExactlyInAnyOrder(wanted.number(), other.number());
    }

    private String certificateNumber(Outcome filed) {
        var row = cases.service
                .bean(Cases.class)
                .find(cases.actor("applicant"), filed.number())
                .map(view -> String.valueOf(view.row().certificateNumber()))
                .block();
        return Objects.requireNonNull(row);
    }

    @Test
    @Spec("COE0150-01")
    void givenADayThatDoesNotExist_whenListed_thenTheFilterIsNamedAndKeptAndNothingIsShown() {
        var answer = cases.browser("applicant").get("/origin/certificates?receivedFrom=2026-02-30");

        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(CasePagesFixture.body(answer))
                .contains("href=\"#filter-receivedFrom\"")
                .contains("value=\"2026-02-30\"")
                .contains("「2026-02-30」不是日期");
        assertThat(CasePagesFixture.rows(CasePagesFixture.body(answer))).isEmpty();
    }

    @Test
    @Spec("COE0150-01")
    void givenNothingFound_whenListed_thenSaysWhyAndWhatToDo() {
        var html = list("applicant", "importer=" + CasePagesFixture.unique());

        assertThat(html).contains("沒有符合這些條件的案件").contains("清除條件");
    }

    @Test
    @Spec("COE0150-03")
    void givenACase_whenOthersLook_thenOwnCasesOnly() {
        var marker = CasePagesFixture.unique();
        var filed = cases.file("applicant", "TPE", marker);

        // the agent by what the applicant has granted it (ACC-09)
        for (var who : List.of("applicant", "agent", "issuer", "regulator", "auditor")) {
            assertThat(CasePagesFixture.rows(list(who, "importer=" + marker)))
                    .as(who)
                    .containsExactly(filed.number());
            assertThat(cases.browser(who)
                            .get(CasePagesFixture.page(filed))
                            .getStatus()
                            .value())
                    .as(who)
                    .isEqualTo(200);
        }
        for (var who : List.of("applicant2", "issuer2")) {
            assertThat(CasePagesFixture.rows(list(who, "importer=" + marker)))
                    .as(who)
                    .isEmpty();
            var foreign = cases.browser(who).get(CasePagesFixture.page(filed));
            assertThat(foreign.getStatus().value()).as(who).isEqualTo(404);
            assertThat(CasePagesFixture.body(foreign)).doesNotContain(marker);
            assertThat(CasePagesFixture.body(cases.browser(who).get("/origin/certificates/export.csv")))
                    .as(who)
                    .doesNotContain(marker);
        }
        assertThat(cases.browser("accounts")
                        .get(CasePagesFixture.page(filed))
                        .getStatus()
                        .value())
                .as("a role that has nothing to do with certificates")
                .isEqualTo(403);
        // what is foreign and what does not exist look the same
        assertThat(cases.browser("applicant2")
                        .get("/origin/certificates/TPE-20200101-00001")
                        .getStatus()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @Spec("GEN-04")
    void givenMoreThanAPage_whenExportedAsCsv_thenTheWholeResultSortedAndNoFormula() {
        var marker = CasePagesFixture.unique();
        var filed = twelve(marker);
        var formula = cases.file("applicant", "TPE", "=HYPERLINK(1)" + marker);

        var file = cases.browser("applicant")
                .get("/origin/certificates/export.csv?importer=" + marker + "&sort=importer&size=5");

        var text = CasePagesFixture.body(file);
        assertThat(file.getStatus().value()).isEqualTo(200);
        assertThat(file.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        assertThat(text).startsWith("\uFEFF收件編號,產證編號,");
        var lines = text.lines().toList();
        // a title, the cases, and up to which event it goes
        assertThat(lines).hasSize(1 + 13 + 1);
        assertThat(text).contains("'=HYPERLINK(1)" + marker).doesNotContain(",=HYPERLINK");
        var inOrder = new ArrayList<String>();
        inOrder.add(formula.number());
        inOrder.addAll(numbers(filed, marker, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        assertThat(lines.subList(1, lines.size() - 1).stream().map(line -> line.split(",", 2)[0]))
                .containsExactlyElementsOf(inOrder);
    }

    @Test
    @Spec("GEN-04")
    void givenMoreThanAPage_whenExportedAsXlsx_thenTheWholeResultAsTextWithoutFormulas() throws IOException {
        var marker = CasePagesFixture.unique();
        twelve(marker);
        var formula = "=1+1 𠮷 " + marker;
        cases.file("applicant", "TPE", formula);

        var all = read(bytes("/origin/certificates/export.xlsx?importer=" + marker + "&sort=importer&size=5"));
        // the last says up to which event it goes
        assertThat(all.getLast().getCellText(0)).contains("資料截至第");
        var rows = all.subList(0, all.size() - 1);

        assertThat(rows).hasSize(1 + 13);
        var titles = rows.getFirst().stream().map(Cell::getText).toList();
        assertThat(titles).startsWith("收件編號", "產證編號");
        assertThat(rows).allSatisfy(row -> assertThat(row.stream().filter(Objects::nonNull))
                .extracting(Cell::getType)
                .isNotEmpty()
                .doesNotContain(CellType.FORMULA));
        var importers = rows.stream()
                .skip(1)
                .map(row -> row.getCellText(titles.indexOf("進口人")))
                .toList();
        assertThat(importers.getFirst()).isEqualTo(formula);
        assertThat(importers.subList(1, 13))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> "%s-%02d".formatted(marker, i))
                        .toList());
    }

    private byte[] bytes(String path) {
        Browser browser = cases.browser("applicant");
        var answer = cases.service
                .client()
                .get()
                .uri(path)
                .cookies(jar -> browser.cookies().forEach(jar::add))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
        return Objects.requireNonNull(answer.getResponseBody());
    }

    private static List<Row> read(byte[] workbook) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getFirstSheet().read();
        }
    }
}
