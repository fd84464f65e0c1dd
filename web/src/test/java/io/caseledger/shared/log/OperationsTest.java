package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.shared.Spec;
import io.caseledger.shared.processing.Rebuilds;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The operations page (OBS-02), on a service whose views are broken on purpose. */
@BesideTheOthers
class OperationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnService service = new OwnService();
    private final Browser operator = Browser.loggedIn(RunningService.tamperedWith(), "operator");

    @Test
    @Spec({"OBS-02", "REL-05"})
    void givenAnEventThatIsSetAside_whenTheOperatorRetriesAndDiscards_thenTheViewsGoOn() {
        service.jdbc()
                .sql("alter table view.origin_case add constraint planted check (case_id not like 'broken-%')")
                .update();
        try {
            service.submit("broken-retried");
            service.submit("broken-discarded");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page().select("#parked tbody tr"))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row.text())
                            .contains("origin-case", "CertificateSubmitted", "violates check constraint", "已試 1 次")));
            // what PostgreSQL tells of the row is nobody's business
            assertThat(page().select("#parked").text()).doesNotContain("Failing row");
            await().atMost(PATIENCE).until(() -> page().select("#freshness").hasClass("stale"));
            assertThat(Jsoup.parse(Objects.requireNonNull(operator.get("/").getResponseBody()))
                            .select("[href=/operations]"))
                    .isNotEmpty();

            retry("broken-retried");
            assertThat(page().select("#parked").text()).contains("已試 2 次");
        } finally {
            service.jdbc()
                    .sql("alter table view.origin_case drop constraint planted")
                    .update();
        }
        retry("broken-retried");
        assertThat(page().select("#parked tbody tr")).hasSize(1);
        assertThat(service.count("select count(*) from view.origin_case where case_id = 'broken-retried'"))
                .isOne();

        var address = page().select("#parked a[href*=discard]").attr("href");
        var asked = Jsoup.parse(Objects.requireNonNull(operator.get(address).getResponseBody()));
        assertThat(asked.select("main").text()).contains("確定要放棄", "broken-discarded");
        var key = asked.select("[name=idempotencyKey]").val();
        assertThat(operator.submit(address, address, Map.of("reason", " ", "idempotencyKey", key))
                        .getStatus()
                        .value())
                .isEqualTo(422);
        operator.submit(address, address, Map.of("reason", "重複送件", "idempotencyKey", key + "-2"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page().select("#parked tbody tr"))
                .isEmpty());
        assertThat(service.count("select count(*) from view.origin_case where case_id = 'broken-discarded'"))
                .isZero();
        assertThat(service.count(
                        "select count(*) from log.domain_event where payload_type like '%ParkedEventDiscarded'"))
                .isPositive();
    }

    @Test
    @Spec({"OBS-02", "RUN-07"})
    void givenTheOperator_whenTheViewsAreRebuilt_thenItIsShownHowFarItIsAndThatItIsDone() {
        assertThat(page().select("#processors tbody th").eachText()).contains("views", "figures", "outbox");
        operator.submit("/operations", "/operations/rebuild", Map.of());
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(page().select("#rebuild").text()).contains("周文凱");
            assertThat(Objects.requireNonNull(service.bean(Rebuilds.class).latest())
                            .endedAt())
                    .isNotNull();
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        page().select("#processors tbody tr").eachText())
                .allMatch(row -> row.contains("正常")));
    }

    private void retry(String caseId) {
        operator.submit("/operations", "/operations/retry", Map.of("follower", "origin-case", "caseId", caseId));
    }

    private Document page() {
        return Jsoup.parse(Objects.requireNonNull(operator.get("/operations").getResponseBody()));
    }
}
