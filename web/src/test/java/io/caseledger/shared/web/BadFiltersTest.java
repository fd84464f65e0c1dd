package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** A list answers the question that was asked, or says what is wrong with it (GEN-12). */
@Spec({"GEN-06", "GEN-12"})
class BadFiltersTest {
    private static final Map<String, Browser> BROWSERS = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "applicant, /origin/certificates, commodityCode, abc",
        "applicant, /origin/certificates, commodityCode, 84x",
        "applicant, /origin/certificates, receivedFrom, soon",
        "applicant, /origin/certificates, receivedTo, 2026-02-30",
        "applicant, /origin/certificates, state, LOST",
        "applicant, /origin/certificates, type, 99",
        "applicant, /origin/certificates, issuingUnit, XXX",
        "applicant, /origin/certificates, destination, QQ",
        "applicant, /mask/permits, issuedFrom, 115/13/01",
        "applicant, /mask/permits, state, LOST",
        "applicant, /mask/permits, way, BOAT",
        "applicant, /mask/flows, kind, CLOTH",
        "applicant, /mask/flows, stock, plenty",
        "applicant, /mask/returns, flowKind, GIFT",
        "regulator, /mask/movements, measure, LOSS",
        "regulator, /mask/movements, from, 20261",
        "regulator, /mask/movements, origin, QQ"
    })
    void givenAPage_whenAFilterIsBad_thenItIsSaidBesideIt(String user, String path, String name, String value) {
        var page = refused(user, path + "?" + name + "=" + value);
        assertThat(page.select("#filter-" + name + "-error").text()).isNotEmpty();
        assertThat(page.select("#filter-" + name)).as("where the summary leads").hasSize(1);
        assertThat(page.select("input#filter-%1$s, select#filter-%1$s".formatted(name)))
                .allMatch(field -> field.attr("aria-invalid").equals("true"));
        assertThat(page.select(".notice.bad a").eachAttr("href")).containsExactly("#filter-" + name);
        assertThat(page.select("details.more").hasAttr("open")).isTrue();
        assertThat(page.select("main table, .list-foot"))
                .as("nothing that looks like an answer")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "applicant, /origin/certificates?size=501, 500",
        "applicant, /origin/certificates?page=0, 1000000",
        "applicant, /mask/permits?page=900000, 900000",
        "applicant, /mask/flows?size=0, 500",
        "applicant, /mask/returns?size=x, 500",
        "regulator, /mask/movements?size=501, 500",
        "regulator, /mask/balances?size=501, 500",
        "regulator, /mask/alerts?size=501, 500",
        "issuer, /origin/queue?size=501, 500",
        "regulator, /mask/balances?scope=STREET, STREET",
        "regulator, /mask/alerts?show=some, some",
        "applicant, /origin/certificates?open=perhaps, perhaps",
        "applicant, /origin/certificates?colour=red, colour",
        "applicant, /mask/permits?colour=red, colour",
        "applicant, /mask/flows?colour=red, colour",
        "applicant, /mask/returns?colour=red, colour",
        "regulator, /mask/movements?colour=red, colour",
        "regulator, /mask/movements?asOf=2999-01-01T00:00, 2999",
        "regulator, /mask/movements?asOf=-9999-01-01T00:00, 9999",
        "regulator, /mask/balances?colour=red, colour",
        "issuer, /origin/queue?colour=red, colour"
    })
    void givenAPage_whenItCannotBeWhatIsAsked_thenItSaysSo(String user, String address, String said) {
        var page = refused(user, address);
        assertThat(page.select(".notice.bad li").text()).contains(said);
        assertThat(page.select(".list-foot")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/origin/certificates, commodityCode, abc",
        "/origin/certificates, state, LOST",
        "/origin/certificates, receivedFrom, 20800x",
        "/origin/certificates, receivedFrom, 99999-01-01",
        "/origin/certificates, open, perhaps",
        "/origin/certificates, colour, red",
        "/origin/certificates/export, type, 99",
        "/mask/permits, way, BOAT",
        "/mask/permits, issuedTo, -4713-01-01",
        "/mask/permits/export, state, LOST",
        "/mask/stock, kind, CLOTH",
        "/mask/stock, withStock, plenty",
        "/mask/stock/export, origin, QQ",
        "/mask/movements, measure, LOSS",
        "/mask/movements, asOf, 2999-01-01T00:00:00Z",
        "/mask/movements, asOf, %2B999999999-01-01T00:00:00Z",
        "/mask/movements/export, flowKind, GIFT",
        "/mask/dashboard, asOf, 2999-01-01T00:00:00Z",
        "/mask/dashboard, asOf, -999999-01-01T00:00:00Z",
        "/mask/dashboard, asOf, yesterday",
        "/mask/trend?from=1900-01-01, to, 2026-01-01",
        "/mask/trend?from=2026-01-01, to, 2025-01-01",
        "/mask/trend?from=2026-01-01, to, 2026-01-01T00:00:00Z",
        "/mask/balances, page, 0",
        "/mask/balances, page, x",
        "/mask/balances, scope, STREET",
        "/mask/balances, onlyDifferences, some",
        "/mask/alerts, kind, NOISE",
        "/mask/alerts, page, 1000001",
        "/origin/certificates, limit, 1001",
        "/origin/certificates, cursor, x"
    })
    void givenTheInterface_whenAFilterIsBad_thenItIsNamed(String path, String name, String value) {
        var answer = api(path + (path.contains("?") ? "&" : "?") + name + "=" + value);
        assertThat(answer.getStatus().value()).isIn(400, 422);
        assertThat(answer.getResponseBody()).contains("\"field\":\"" + name + "\"");
    }

    @Test
    void givenAFilterTwice_thenItIsNotCut() {
        assertThat(api("/origin/certificates?state=APPROVED&state=RECEIVED")
                        .getStatus()
                        .value())
                .isEqualTo(422);
        refused("applicant", "/mask/permits?state=ISSUED&state=CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "/origin/certificates?receivedFrom=115/11/01&receivedTo=2026-12-07&state=APPROVED&limit=1&lang=en",
        "/mask/permits?issuedFrom=2026-11-01&way=DECLARATION",
        "/mask/stock?withStock=true&kind=MEDICAL",
        "/mask/movements?measure=FLOW&from=115/11/01",
        "/mask/trend?from=115/11/01&to=2026-11-30",
        "/mask/dashboard?asOf=2026-11-01T00:00:00Z"
    })
    void givenTheInterface_whenFiltersAreGood_thenTheyAreTaken(String address) {
        assertThat(api(address).getStatus().value()).isEqualTo(200);
    }

    private static Document refused(String user, String address) {
        var answer = BROWSERS.computeIfAbsent(user, name -> Browser.loggedIn(RunningService.shared(), name))
                .open(URI.create(address));
        assertThat(answer.getStatus().value()).isEqualTo(400);
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private static EntityExchangeResult<String> api(String address) {
        return RunningService.shared()
                .client()
                .get()
                .uri(URI.create(RunningService.shared().address() + "/api/v1" + address))
                .headers(headers -> headers.setBasicAuth("regulator", "Caseledger-2026"))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
