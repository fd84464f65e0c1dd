package io.caseledger.stock.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.database.TestFolders;
import io.caseledger.shared.jobs.Jobs;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.shared.web.SampleFiles;
import io.caseledger.shared.web.Uploads;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.OpenStockLot;
import io.caseledger.stock.contract.RecordFlow;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Alerts as the regulator meets them. A service of its own, as everybody's stock is watched. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockWatchTest {
    private static final String PAGE = "/mask/alerts";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Actor IMPORTER = new Actor("alert-importer", "警示測試進口人", Role.APPLICANT, null, null);
    private static final String OLD_LOT = "MSK20260008888-001";

    private final RunningService service = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh());
    private final Browser regulator = Browser.loggedIn(service, "regulator");
    private final LocalDate today = TaipeiTime.day(service.bean(Clock.class).instant());

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @Spec("MSK-61")
    void givenThresholds_whenStockGoesBeyondThem_thenAlertsAreListedAndMailed_andEndWithTheirCause() {
        lot(OLD_LOT, today.minusDays(91), 700_000);
        lot("MSK20260008888-002", today, 300_001);
        flow(OLD_LOT, 600_001, "過多醫院");
        assertThat(standing()).isZero();

        assertThat(set("90", "300000", "600000")).isEqualTo(303);
        awaitStanding(3);

        var page = page(PAGE);
        assertThat(page.select("#alerts tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("存放過久", OLD_LOT, "91 天", "90 天"))
                .anySatisfy(row -> assertThat(row).contains("進口人持有過多", "400,000 片", "300,000 片"))
                .anySatisfy(row -> assertThat(row).contains("流向同一對象過多", "過多醫院", "600,001 片"));
        for (var link : page.select("#alerts tbody a").eachAttr("href")) {
            // the client encodes addresses itself
            assertThat(page(URLDecoder.decode(link, StandardCharsets.UTF_8)).select("table.grid tbody tr"))
                    .as(link)
                    .isNotEmpty();
        }
        assertThat(page("/mask/dashboard").select("#alerts").text()).contains("3 項庫存警示", OLD_LOT);
        assertThat(page(PAGE).text()).contains("主管機關");
        awaited(
                "select count(*) from work.mail where template like 'ALERT%' and template <> 'ALERT_IMBALANCE' and recipient = '"
                        + DerivedId.of("demo-account", "regulator") + "'",
                3);

        // looked at again, nothing new is said; then the causes go, one by what happens and two by decision
        service.bean(Jobs.class).soon(StockWatch.NAME).block(PATIENCE);
        flow(OLD_LOT, 99_999, "別家醫院");
        awaitStanding(2);
        assertThat(page(PAGE + "?show=ended").select("#alerts tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("存放過久", "解除"));
        assertThat(set("", "", "600000")).isEqualTo(303);
        awaitStanding(1);
        assertThat(raised()).as("each was raised once").isEqualTo(3);
    }

    @Test
    @Spec({"MSK-61", "MSK-63"})
    void givenALotThatDoesNotBalance_whenWatched_thenAnAlarmIsRaised_andEndsWhenMended() {
        var lot = "MSK20260007777-001";
        lot(lot, today, 500, "another-importer");
        var jdbc = service.bean(JdbcClient.class);
        jdbc.sql("update view.stock_held set stock = stock - 7 where lot_number = ?")
                .param(lot)
                .update();
        service.bean(Jobs.class).soon(StockWatch.NAME).block(PATIENCE);

        awaited("select count(*) from view.stock_alert where kind = 'IMBALANCE' and cleared_at is null", 1);
        assertThat(page(PAGE + "?show=all").select("#alerts tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("帳目不平", lot, "差 7 片"));
        awaited("select count(*) from work.mail where template = 'ALERT_IMBALANCE'", 1);

        jdbc.sql("update view.stock_held set stock = stock + 7 where lot_number = ?")
                .param(lot)
                .update();
        awaited("select count(*) from view.stock_alert where kind = 'IMBALANCE' and cleared_at is null", 0);
    }

    @Test
    void givenWhatIsNoThreshold_whenSet_thenRefusedAtItsFieldAndKept() {
        var answer = regulator.submit(
                PAGE, PAGE, Map.of("op", "save", "lotDays", "0", "importerPieces", "一百", "receiverPieces", "5"));
        assertThat(answer.getStatus().value()).isEqualTo(422);
        var page = Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
        assertThat(page.select("input[name=importerPieces]").val()).isEqualTo("一百");
        assertThat(page.select("#importerPieces-error").text()).isNotEmpty();

        answer = regulator.submit(PAGE, PAGE, Map.of("op", "save", "lotDays", "0", "receiverPieces", "5"));
        assertThat(answer.getStatus().value()).isEqualTo(422);
        page = Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
        assertThat(page.select("#lotDays-error").text()).contains("3650");
        assertThat(page.select("input[name=receiverPieces]").val()).isEqualTo("5");
    }

    @Test
    void givenSomebodyElse_whenAlertsAreOpenedOrThresholdsSet_thenForbidden() {
        assertThat(Browser.loggedIn(service, "applicant").get(PAGE).getStatus().value())
                .isEqualTo(403);
        var auditor = Browser.loggedIn(service, "auditor");
        assertThat(auditor.get(PAGE).getStatus().value()).isEqualTo(200);
        assertThat(auditor.submit(PAGE, PAGE, Map.of("op", "save", "lotDays", "5"))
                        .getStatus()
                        .value())
                .isEqualTo(403);
    }

    private int set(String days, String importer, String receiver) {
        return regulator
                .submit(
                        PAGE,
                        PAGE,
                        Map.of("op", "save", "lotDays", days, "importerPieces", importer, "receiverPieces", receiver))
                .getStatus()
                .value();
    }

    private Document page(String path) {
        var answer = regulator.get(path);
        assertThat(answer.getStatus().value()).as(path).isEqualTo(200);
        return Jsoup.parse(Objects.requireNonNull(answer.getResponseBody()));
    }

    private void lot(String number, LocalDate opened, long pieces) {
        lot(number, opened, pieces, IMPORTER.accountId());
    }

    private void lot(String number, LocalDate opened, long pieces, String importer) {
        shown(send(
                Actor.SYSTEM,
                new OpenStockLot(
                        LotId.of(number),
                        number,
                        "permit-" + number,
                        number.substring(0, 14),
                        importer,
                        "12345675",
                        IMPORTER.name(),
                        null,
                        LotSource.WRITE_OFF,
                        "RR123456785TW",
                        1,
                        MaskKind.MEDICAL,
                        "醫用口罩",
                        "JP",
                        opened,
                        pieces)));
    }

    private void flow(String lot, long pieces, String receiver) {
        var proof = Objects.requireNonNull(service.bean(Uploads.class)
                        .keep(
                                IMPORTER,
                                "發票.pdf",
                                Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(SampleFiles.pdf())))
                        .block(PATIENCE))
                .asAttachment("INVOICE");
        shown(send(
                IMPORTER,
                new RecordFlow(
                        LotId.of(lot),
                        List.of(new GoodsFlow(
                                today, FlowKind.MEDICAL_INSTITUTION, receiver, pieces, List.of(proof))))));
    }

    private long standing() {
        return count("select count(*) from view.stock_alert where cleared_at is null and kind <> 'IMBALANCE'");
    }

    private void awaitStanding(long wanted) {
        awaited("select count(*) from view.stock_alert where cleared_at is null and kind <> 'IMBALANCE'", wanted);
    }

    private long raised() {
        return count("select count(*) from view.stock_alert where kind <> 'IMBALANCE'");
    }

    private void awaited(String sql, long wanted) {
        Flux.interval(LOOK, Schedulers.boundedElastic())
                .map(time -> count(sql))
                .filter(found -> found == wanted)
                .blockFirst(PATIENCE);
    }

    private long count(String sql) {
        return service.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    private Outcome send(Actor actor, Object command) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.key(UUID.randomUUID().toString()))
                .block(PATIENCE));
    }

    private void shown(Outcome outcome) {
        service.bean(Queries.class)
                .caughtUp(Projections.LOTS, outcome.position())
                .block(PATIENCE);
        service.bean(Queries.class)
                .caughtUp(Projections.FIGURES, outcome.position())
                .block(PATIENCE);
    }
}
