package io.caseledger.stock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.web.Page;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Every piece as the regulator sees it, and each importer its own, now and at any past moment (MSK-60 to MSK-64). */
class DashboardTest {
    private static final String ALL = "/mask/dashboard";
    private static final String OWN = "/mask/inventory";

    private final Browser regulator = Browser.loggedIn(RunningService.shared(), "regulator");
    private final Browser importer = Browser.loggedIn(RunningService.shared(), "applicant");
    private final Browser other = Browser.loggedIn(RunningService.shared(), "applicant2");

    /** The headline: stock, imported, flowed, returned, lots that hold something. */
    private record Headline(long stock, long imported, long flowed, long returned, long lots) {
        static Headline of(Document page) {
            var figures = page.select("#figures dd").eachText().stream()
                    .map(text -> Long.parseLong(text.replaceAll("[^0-9-]", "")))
                    .toList();
            return new Headline(figures.get(0), figures.get(1), figures.get(2), figures.get(3), figures.get(4));
        }

        Headline plus(long imported, long flowed, long returned, long lots) {
            return new Headline(
                    stock + imported + returned - flowed,
                    this.imported + imported,
                    this.flowed + flowed,
                    this.returned + returned,
                    this.lots + lots);
        }
    }

    private static Document page(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.getStatus().value()).as(path).isEqualTo(200);
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static String now() {
        return LocalDateTime.now(Page.ZONE).toString();
    }

    @Test
    @Spec({"MSK-60", "MSK-63"})
    void givenMasksComeGoAndComeBack_whenWatched_thenEveryFigureMovesAndTheSumHolds() {
        var before = Headline.of(page(regulator, ALL));

        var masks = StoredStock.cleared(700, 300);
        masks.flow(200);
        masks.comeBack(50);

        var shown = page(regulator, ALL);
        assertThat(Headline.of(shown)).isEqualTo(before.plus(1_000, 200, 50, 2));
        assertThat(shown.select("#figures .sum .state").hasClass("good")).isTrue();
        for (var part : List.of("flows", "kinds", "origins", "products", "importers")) {
            var sums = page(regulator, ALL).select("#" + part + " tbody tr");
            assertThat(sums).as(part).isNotEmpty();
        }
        assertThat(shown.select("#kinds tbody td:nth-child(2)").eachAttr("data-value").stream()
                        .mapToLong(Long::parseLong)
                        .sum())
                .as("kinds add up")
                .isEqualTo(Headline.of(shown).stock());
        assertThat(shown.select("#flows tbody").text()).contains("自用");
        assertThat(shown.select("#importers tbody").text()).contains("遠東精密機械股份有限公司");
        assertThat(shown.select("#trend tbody tr")).hasSize(30);
        assertThat(shown.select("#trend tbody tr").last().select("td").first().attr("data-value"))
                .isEqualTo(Long.toString(Headline.of(shown).stock()));
    }

    @Test
    @Spec("MSK-60")
    void givenAFigure_whenFollowed_thenTheEventsBehindItAreListedAndExported() {
        var masks = StoredStock.cleared(700, 300);
        masks.flow(200);
        masks.comeBack(50);

        var path = "/mask/movements?lotNumber=" + masks.lotNumber();
        var rows = page(regulator, path).select("table.grid tbody tr");
        assertThat(rows.eachText()).hasSize(3);
        assertThat(rows.get(0).text()).contains("退貨", "50", "550");
        assertThat(rows.get(1).text()).contains("流出", "自用", "200", "500");
        assertThat(rows.get(2).text()).contains("輸入", "700");
        var event = rows.get(1).select("td:last-child a").attr("href");
        assertThat(page(regulator, event.substring(0, event.indexOf('#')))
                        .select(event.substring(event.indexOf('#')))
                        .text())
                .as("the event that the number opens")
                .contains("自用", "200");
        assertThat(page(regulator, path + "&measure=FLOW").select("table.grid tbody tr"))
                .hasSize(1);
        var file = new String(
                Objects.requireNonNull(regulator
                        .file("/mask/movements/export.csv?lotNumber=" + masks.lotNumber())
                        .getResponseBody()),
                StandardCharsets.UTF_8);
        // a title, three movements, and up to which event it goes
        assertThat(file.lines()).hasSize(5);
        for (var link :
                page(regulator, ALL).select("#board a[href^=/mask/movements]").eachAttr("href")) {
            assertThat(regulator.get(link).getStatus().value()).as(link).isEqualTo(200);
        }
        assertThat(regulator.get("/mask/movements?from=someday").getStatus().value())
                .isEqualTo(400);
    }

    @Test
    @Spec("MSK-60")
    void givenAnImportersFigure_whenFollowed_thenTheFilterNamesTheImporterAndStaysWhenMoreIsAskedFor() {
        var masks = StoredStock.cleared(700, 300);
        var account = DerivedId.of("demo-account", "applicant");
        var path = "/mask/movements?importer=" + account;

        for (var more : List.of("&lotNumber=" + masks.lotNumber(), "&product=none-of-these")) {
            var shown = page(regulator, path + more);
            assertThat(shown.select(".chips").text())
                    .as(more)
                    .contains("遠東精密機械股份有限公司")
                    .doesNotContain(account);
            assertThat(shown.select("form[data-filters] input[name=importer]").attr("value"))
                    .isEqualTo(account);
        }
        assertThat(page(other, path).select(".chips").text()).doesNotContain("遠東");
    }

    @Test
    @Spec("MSK-62")
    void givenAPastMoment_whenAskedFor_thenTheDashboardIsAsItWasAndStandsStill() {
        var masks = StoredStock.cleared(400, 100);
        var then = now();
        var wasAll = Headline.of(page(regulator, ALL));
        var wasOwn = Headline.of(page(importer, OWN));
        masks.flow(300);

        var past = page(regulator, ALL + "?asOf=" + then);
        assertThat(Headline.of(past)).isEqualTo(wasAll);
        assertThat(past.text()).contains("歷史檢視：" + then.replace('T', ' '));
        assertThat(past.select("[data-live]")).isEmpty();
        assertThat(past.select("#figures .sum .state").hasClass("good")).isTrue();
        assertThat(Headline.of(page(importer, OWN + "?asOf=" + then))).isEqualTo(wasOwn);
        assertThat(Headline.of(page(regulator, ALL))).isEqualTo(wasAll.plus(0, 300, 0, 0));
        assertThat(page(regulator, "/mask/movements?lotNumber=" + masks.lotNumber() + "&asOf=" + then)
                        .select("table.grid tbody tr"))
                .hasSize(1);
        assertThat(Headline.of(page(regulator, ALL + "?asOf=2020-01-01T00:00"))).isEqualTo(new Headline(0, 0, 0, 0, 0));
        for (var preset : page(regulator, ALL).select(".presets a").eachAttr("href")) {
            assertThat(page(regulator, preset).select(".past-frame").text()).contains("歷史檢視：");
        }
        assertThat(page(importer, OWN).select(".presets a")).hasSize(3);
        assertThat(regulator.get(ALL + "?asOf=tomorrow").getStatus().value()).isEqualTo(400);
    }

    @Test
    @Spec("MSK-64")
    void givenAnImporter_whenItLooks_thenItSeesTheSameOfItsOwnAndNothingElse() {
        var before = Headline.of(page(importer, OWN));
        var foreign = Headline.of(page(other, OWN));

        var masks = StoredStock.cleared(500, 200);
        masks.flow(100);

        assertThat(Headline.of(page(importer, OWN))).isEqualTo(before.plus(700, 100, 0, 2));
        assertThat(Headline.of(page(other, OWN))).isEqualTo(foreign);
        assertThat(page(importer, "/mask/movements?lotNumber=" + masks.lotNumber())
                        .select("table.grid tbody tr"))
                .hasSize(2);
        assertThat(page(other, "/mask/movements?lotNumber=" + masks.lotNumber()).select("table.grid tbody tr"))
                .isEmpty();
        assertThat(importer.get(ALL).getStatus().value()).isEqualTo(403);
        assertThat(importer.get("/mask/balances").getStatus().value()).isEqualTo(403);
        assertThat(regulator.get(OWN).getStatus().value()).isEqualTo(403);
    }

    @Test
    @Spec("MSK-63")
    void givenMovements_whenBalancesAreRead_thenTheyHoldInTotalByImporterAndByLot() {
        var masks = StoredStock.cleared(600, 100);
        masks.flow(150);
        masks.comeBack(30);

        for (var scope : List.of("IMPORTER", "LOT")) {
            var shown = page(regulator, "/mask/balances?size=500&scope=" + scope);
            assertThat(shown.select("#balances .sum").text()).contains("帳平", "差異 0 片");
            assertThat(shown.select("#balances tbody td:last-child").eachText())
                    .isNotEmpty()
                    .containsOnly("0");
        }
        // other tests have lots too: more than a page of them
        assertThat(IntStream.rangeClosed(1, 20)
                        .mapToObj(
                                number -> page(regulator, "/mask/balances?size=500&sort=-key&scope=LOT&page=" + number)
                                        .select("#balances tbody tr:contains(" + masks.lotNumber() + ")")
                                        .text())
                        .filter(row -> !row.isEmpty())
                        .findFirst())
                .hasValueSatisfying(row -> assertThat(row).contains("600", "30", "150", "480"));
        assertThat(page(regulator, "/mask/balances?differences=true").select("#balances tbody tr"))
                .isEmpty();
    }

    @Test
    @Spec({"GEN-04", "MSK-60", "MSK-62", "MSK-64"})
    void givenTheDashboard_whenItsTablesAreExported_thenEachFileHasItsRowsNowAndAsOfAMoment() {
        StoredStock.cleared(700, 300);
        var page = page(regulator, ALL);
        for (var part : List.of("trend", "flows", "kinds", "ages", "importers", "origins", "products", "oldest")) {
            var links = page.select("#" + part + " a[download]").eachAttr("href");
            assertThat(links).as(part).hasSize(2);
            var csv = Objects.requireNonNull(regulator.get(links.getFirst()).getResponseBody());
            assertThat(csv.lines().count()).as(part).isGreaterThan(1);
            var xlsx = regulator.get(links.getLast());
            assertThat(xlsx.getStatus().value()).as(part).isEqualTo(200);
            assertThat(String.valueOf(xlsx.getResponseHeaders().getContentType()))
                    .contains("spreadsheetml");
        }
        assertThat(regulator.get(ALL + "/kinds.csv").getResponseBody()).contains("種類", "醫用");
        assertThat(regulator.get(ALL + "/importers.csv").getResponseBody()).contains("遠東精密機械股份有限公司");
        assertThat(importer.get(OWN + "/products.csv").getResponseBody()).contains("貨物名稱");
        assertThat(regulator.get(ALL + "/importers.csv?asOf=2020-01-01T00:00").getResponseBody())
                .doesNotContain("遠東精密機械股份有限公司");
        assertThat(regulator.get(ALL + "/kinds.csv?asOf=yesterday").getStatus().value())
                .isEqualTo(422);
        assertThat(importer.get(ALL + "/kinds.csv").getStatus().value()).isEqualTo(403);
    }

    @Test
    @Spec({"GEN-04", "MSK-63"})
    void givenBalances_whenExported_thenTheWholeListIsInTheFile() {
        StoredStock.cleared(700, 300);
        var links =
                page(regulator, "/mask/balances?scope=LOT").select(".exports a").eachAttr("href");
        assertThat(links).hasSize(2);
        var csv = Objects.requireNonNull(regulator.get(links.getFirst()).getResponseBody());
        assertThat(csv).contains("批號", "差異");
        assertThat(csv.lines().filter(line -> line.startsWith("MSK")).count()).isGreaterThanOrEqualTo(2);
        assertThat(regulator.get(links.getLast()).getStatus().value()).isEqualTo(200);
        assertThat(regulator.get("/mask/balances/export.csv").getResponseBody()).contains("進口人", "帳號");
        assertThat(importer.get("/mask/balances/export.csv").getStatus().value())
                .isEqualTo(403);
    }
}
