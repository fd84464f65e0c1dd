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
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.OpenStockLot;
import io.caseledger.stock.contract.RecordFlow;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockRemindersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String LOT = "MSK20260009999-001";
    private static final String OTHER_LOT = "MSK20260009999-002";
    /** Somebody to whom the demo data give no lots: theirs may still be opening. */
    private static final Actor IMPORTER =
            new Actor(DerivedId.of("demo-account", "agent"), "海峽報關行有限公司", Role.APPLICANT, null, null);

    private final RunningService service = RunningService.start("--caseledger.data-dir=" + TestFolders.fresh());

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    @Spec("MSK-50")
    void givenStock_whenFourWeeksGoBy_thenFourRemindersAreSentAndNoneTwice() {
        var today = TaipeiTime.day(service.bean(Clock.class).instant());
        open(LOT, MaskKind.MEDICAL, today);
        open(OTHER_LOT, MaskKind.NON_MEDICAL, today);
        var browser = Browser.loggedIn(service, "applicant");
        assertThat(browser.submit("/sandbox/clock", "/sandbox/clock", Map.of("op", "month"))
                        .getStatus()
                        .value())
                .isEqualTo(303);
        awaited(
                "select count(*) from work.mail where template = 'STOCK_REMINDER' and args::text like '%" + LOT + "%'",
                4);
        assertThat(reminders()).isEqualTo(4);
        assertThat(letters())
                .as("one to the importer a week, whatever it holds")
                .isEqualTo(4);
        assertThat(lots()).as("lots in each").isEqualTo(2);

        // the job again, at the same time; and once more after the automation was handled
        service.bean(Jobs.class).soon(StockReminders.NAME).block(PATIENCE);
        use(LOT, today);
        use(OTHER_LOT, today);
        browser.submit("/sandbox/clock", "/sandbox/clock", Map.of("op", "month"));
        awaited(
                "select count(*) from work.scheduled_tasks where task_name = 'stock-reminders' and not picked and last_success > now() - interval '1 minute'",
                1);
        assertThat(reminders()).as("nothing is left to be reminded of").isEqualTo(4);
    }

    private void open(String lot, MaskKind kind, LocalDate today) {
        shown(send(
                Actor.SYSTEM,
                new OpenStockLot(
                        LotId.of(lot),
                        lot,
                        "permit-9999",
                        "MSK20260009999",
                        IMPORTER.accountId(),
                        "23456781",
                        IMPORTER.name(),
                        null,
                        LotSource.WRITE_OFF,
                        "RR123456785TW",
                        1,
                        kind,
                        "口罩",
                        "JP",
                        today,
                        100)));
    }

    private void use(String lot, LocalDate today) {
        shown(send(
                IMPORTER,
                new RecordFlow(LotId.of(lot), List.of(new GoodsFlow(today, FlowKind.OWN_USE, null, 100, List.of())))));
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

    private long letters() {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from work.mail where template = 'STOCK_REMINDER' and recipient = ?")
                .param(IMPORTER.accountId())
                .query(Long.class)
                .single();
    }

    /** The fewest that one of them names. */
    private long lots() {
        return service.bean(JdbcClient.class)
                .sql(
                        "select min((args ->> 0)::bigint) from work.mail where template = 'STOCK_REMINDER' and recipient = ?")
                .param(IMPORTER.accountId())
                .query(Long.class)
                .single();
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
        service.bean(Queries.class)
                .caughtUp(Projections.LOTS, outcome.position())
                .block(PATIENCE);
    }
}
