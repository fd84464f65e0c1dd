package io.caseledger.mask.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.GoodsFlow;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.LotSource;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.OpenStockLot;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.shared.watch.Jobs;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A month of reminders, with the clock moved on as a demo user does. A service of its own, as everybody's lots would be reminded of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockRemindersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String LOT = "MSK20260009999-001";
    private static final Actor IMPORTER =
            new Actor(DerivedId.of("demo-account", "applicant"), "遠東精密機械", Role.APPLICANT, null, null);

    private final RunningService service =
            RunningService.start("--caseledger.data-dir=" + RunningService.freshDataDir());

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @Spec("MSK-50")
    void givenStock_whenFourWeeksGoBy_thenFourRemindersAreSentAndNoneTwice() {
        var today = TaipeiTime.day(service.bean(Clock.class).instant());
        shown(send(
                Actor.SYSTEM,
                new OpenStockLot(
                        LotId.of(LOT),
                        LOT,
                        "permit-9999",
                        "MSK20260009999",
                        IMPORTER.accountId(),
                        "04595252",
                        IMPORTER.name(),
                        null,
                        LotSource.WRITE_OFF,
                        "RR123456785TW",
                        1,
                        MaskKind.MEDICAL,
                        "醫用口罩",
                        "JP",
                        today,
                        100)));
        var browser = Browser.loggedIn(service, "applicant");
        assertThat(browser.submit("/sandbox/clock", "/sandbox/clock", Map.of("op", "month"))
                        .getStatus()
                        .value())
                .isEqualTo(303);
        awaited(
                "select count(*) from view.mail where template = 'STOCK_REMINDER' and args::text like '%" + LOT + "%'",
                4);
        assertThat(reminders()).isEqualTo(4);

        // the job again, at the same time; and once more after the automation was handled
        service.bean(Jobs.class).soon(StockReminders.NAME).block(PATIENCE);
        shown(send(
                IMPORTER,
                new RecordFlow(LotId.of(LOT), List.of(new GoodsFlow(today, FlowKind.OWN_USE, null, 100, List.of())))));
        browser.submit("/sandbox/clock", "/sandbox/clock", Map.of("op", "month"));
        awaited(
                "select count(*) from work.scheduled_tasks where task_name = 'stock-reminders' and not picked and last_success > now() - interval '1 minute'",
                1);
        assertThat(reminders()).as("nothing is left to be reminded of").isEqualTo(4);
    }

    private void awaited(String sql, long wanted) {
        Flux.interval(LOOK, Schedulers.boundedElastic())
                .map(time -> service.bean(JdbcClient.class)
                        .sql(sql)
                        .query(Long.class)
                        .single())
                .filter(found -> found == wanted)
                .blockFirst(PATIENCE);
    }

    private long reminders() {
        return service.bean(JdbcClient.class)
                .sql(
                        "select count(*) from log.domain_event where payload_type like '%StockReminderSent' and aggregate_identifier = ?")
                .param(LotId.of(LOT).value())
                .query(Long.class)
                .single();
    }

    private Outcome send(Actor actor, Object command) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.key(UUID.randomUUID().toString()))
                .block(PATIENCE));
    }

    private void shown(Outcome outcome) {
        service.bean(Queries.class).caughtUp("mask-lot", outcome.position()).block(PATIENCE);
    }
}
