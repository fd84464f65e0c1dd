package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.Spec;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.DiscardParked;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.processing.Rebuilds;
import io.caseledger.shared.processing.ViewsCheck;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.ReturnGoods;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views written anew from the log; what is read meanwhile is behind. */
@BesideTheOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Actor APPLICANT =
            new Actor(DerivedId.of("demo-account", "applicant"), "示範貿易", Role.APPLICANT, null, null);
    private static final Actor ISSUER =
            new Actor(DerivedId.of("demo-account", "issuer"), "林簽發", Role.ISSUER, "TPE", null);

    private static final Actor OPERATOR = new Actor("operator", "王維運", Role.OPERATOR, null, null);

    private final RunningService service = RunningService.tamperedWith();

    @BeforeAll
    void somethingOfEachKind() {
        var id = new CaseId("rebuilt");
        send(APPLICANT, new SubmitCertificate(id, SampleApplications.validFor(SamplePermits.IMPORTER_IDENTITY)));
        send(ISSUER, new TakeCase(id));
        send(ISSUER, new ApproveCertificate(id));

        var permit = new PermitId("rebuilt-permit");
        var number = send(APPLICANT, new SubmitPermit(permit, SamplePermits.valid(ImportWay.PARCEL)))
                .number();
        send(APPLICANT, new RecordWriteOff(permit, List.of(new WriteOffRow("EE123456785TW", null, 800, 100))));
        send(APPLICANT, new CompleteWriteOff(permit));
        var lot = LotId.of(number + "-001");
        caughtUp("automation-stock-lots");
        var today = TaipeiTime.day(service.bean(Clock.class).instant());
        send(APPLICANT, new RecordFlow(lot, List.of(new GoodsFlow(today, FlowKind.OWN_USE, null, 800, List.of()))));
        send(APPLICANT, new ReturnGoods(lot, List.of(new GoodsReturn(1, 300, today, "退貨"))));
        settled();
    }

    @Test
    @Spec("REL-05")
    void givenSpoiledViews_whenWrittenAnewFromTheLog_thenTheyAreWhatItSaysAndNobodySawThemEmpty() throws Exception {
        var check = service.bean(ViewsCheck.class);
        assertThat(check.check().differences()).isEmpty();
        var before = rows();
        assertThat(before.get("stock_lot")).isNotEmpty();
        assertThat(before.get("stock_now")).isNotEmpty();
        assertThat(before.get("case_history")).isNotEmpty();
        var events = count("log.domain_event");
        var mails = count("work.mail");
        assertThat(mails).isPositive();

        nobodyLooks();
        spoil();
        var report = check.check();
        assertThat(report.count()).isGreaterThanOrEqualTo(3);
        assertThat(report.differences())
                .extracting(ViewsCheck.Difference::table)
                .contains("stock_lot", "stock_now", "origin_case");
        // which columns, and nothing of what people have filed
        assertThat(report.differences())
                .filteredOn(one -> one.table().equals("origin_case"))
                .extracting(ViewsCheck.Difference::what)
                .containsOnly("state");

        var fewest = new AtomicLong(Long.MAX_VALUE);
        rebuilt(() -> fewest.accumulateAndGet(count("view.case_history"), Math::min));
        assertThat(fewest)
                .hasValueGreaterThanOrEqualTo(before.get("case_history").size());

        var after = rows();
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).containsExactlyElementsOf(rows));
        assertThat(check.check().count()).isZero();
        // every automation has seen whatever could have come of it
        settled();
        assertThat(count("log.domain_event")).isEqualTo(events);
        assertThat(count("work.mail")).as("mails").isEqualTo(mails);
    }

    @Test
    @Spec("RUN-07")
    void givenWorkGoesOn_whenViewsAreWrittenAnew_thenNothingIsMissingAndItsProgressIsShown() throws Exception {
        var sent = new AtomicInteger();
        var percent = new AtomicLong(-1);
        rebuilt(() -> {
            send(
                    APPLICANT,
                    new SubmitCertificate(
                            new CaseId("while-rebuilding-" + sent.incrementAndGet()),
                            SampleApplications.validFor(SamplePermits.IMPORTER_IDENTITY)));
            percent.set(Objects.requireNonNull(service.bean(Rebuilds.class).latest())
                    .percent());
        });
        settled();
        assertThat(sent).hasPositiveValue();
        assertThat(percent.get()).isBetween(0L, 100L);
        assertThat(jdbc().sql("select count(*) from view.origin_case where case_id like 'while-rebuilding-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(sent.get());
        assertThat(service.bean(ViewsCheck.class).check().differences()).isEmpty();
    }

    @Test
    void givenACrashDuringARebuild_whenFound_thenItIsBegunAnew() throws Exception {
        // as a node leaves it that was killed
        jdbc().sql("drop schema if exists view_next cascade").update();
        jdbc().sql("create schema view_next").update();
        jdbc().sql("create table view_next.origin_case (half text)").update();
        rebuilt(() -> {});
        assertThat(jdbc().sql("select count(*) from pg_namespace where nspname in ('view_next', 'view_old')")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(service.bean(ViewsCheck.class).check().differences()).isEmpty();
    }

    @Test
    @Spec("REL-05")
    void givenADiscardedEvent_whenViewsAreWrittenAnew_thenItIsSkippedThereToo() throws Exception {
        jdbc().sql("alter table view.origin_case add constraint planted check (case_id <> 'given-up')")
                .update();
        send(
                APPLICANT,
                new SubmitCertificate(
                        new CaseId("given-up"), SampleApplications.validFor(SamplePermits.IMPORTER_IDENTITY)));
        await().atMost(PATIENCE).until(() -> parked() == 1);
        var event = jdbc().sql("select event_id from log.parked")
                .query(String.class)
                .single();
        send(OPERATOR, new DiscardParked(Projections.CASES, "given-up", event, "CertificateSubmitted", "重複事件"));
        await().atMost(PATIENCE).until(() -> parked() == 0);
        jdbc().sql("alter table view.origin_case drop constraint planted").update();
        rebuilt(() -> {});
        assertThat(jdbc().sql("select count(*) from view.origin_case where case_id = 'given-up'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(service.bean(ViewsCheck.class).check().differences()).isEmpty();
    }

    private long parked() {
        return count("log.parked");
    }

    /** @param meanwhile again and again, until it has ended */
    private void rebuilt(Runnable meanwhile) {
        var rebuilds = service.bean(Rebuilds.class);
        rebuilds.request("test");
        await().atMost(PATIENCE).until(() -> {
            meanwhile.run();
            return Objects.requireNonNull(rebuilds.latest()).endedAt() != null;
        });
        assertThat(Objects.requireNonNull(rebuilds.latest()).failure()).isNull();
    }

    @AfterAll
    void jobsGoOn() {
        jdbc().sql("update work.scheduled_tasks set execution_time = now()").update();
    }

    @Test
    void givenWhatActsOnEvents_whenItsTokensAreReset_thenRefused() {
        var acting = processors().keySet().stream()
                .filter(name -> !Projections.writesViews(name))
                .toList();
        assertThat(acting).contains("automation-stock-lots", "outbox");
        for (var name : acting) {
            var processor = processors().get(name);
            processor.shutDown();
            assertThatThrownBy(processor::resetTokens).as(name).isInstanceOf(IllegalStateException.class);
            processor.start();
        }
    }

    /** A job that looked at spoiled figures would raise an alert; each runs again when the last is done with. */
    private void nobodyLooks() {
        await().atMost(PATIENCE)
                .until(() -> jdbc().sql(
                                        "update work.scheduled_tasks set execution_time = now() + interval '1 day' where not picked")
                                .update()
                        == jdbc().sql("select count(*) from work.scheduled_tasks")
                                .query(Integer.class)
                                .single());
    }

    private void spoil() {
        jdbc().sql("update view.stock_lot set stock = stock + 1, product = 'spoiled'")
                .update();
        jdbc().sql("update view.stock_now set imported = imported + 1").update();
        jdbc().sql("update view.origin_case set state = 'SPOILED'").update();
    }

    private Map<String, StreamingEventProcessor> processors() {
        return service.bean(EventProcessingConfiguration.class).eventProcessors().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof StreamingEventProcessor)
                .collect(Collectors.toMap(
                        entry -> entry.getKey(),
                        entry -> (StreamingEventProcessor) entry.getValue(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** All rows of all views, as text. */
    private Map<String, List<String>> rows() {
        var tables = jdbc().sql(
                        "select table_name from information_schema.tables where table_schema = 'view'"
                                + " and table_type = 'BASE TABLE' and table_name not in ('projection', 'flyway_schema_history')")
                .query(String.class)
                .list();
        var rows = new TreeMap<String, List<String>>();
        for (var table : tables) {
            rows.put(
                    table,
                    jdbc().sql("select x::text from view." + table + " x order by 1")
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    private long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private Outcome send(Actor actor, Object command) {
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(actor, command, Commands.Options.NONE)
                .block(PATIENCE));
    }

    /** Until nothing more comes of what has happened. */
    private void settled() {
        long head;
        do {
            head = head();
            processors().keySet().forEach(this::caughtUp);
        } while (head() > head);
    }

    private long head() {
        return service.bean(EventStore.class).createHeadToken().position().orElse(0);
    }

    /** Its token says so, whether or not the last events are of any interest to it. */
    private void caughtUp(String processor) {
        var head = head();
        await().atMost(PATIENCE).until(() -> processors().get(processor).processingStatus().values().stream()
                .anyMatch(status -> status.getCurrentPosition().orElse(-1) >= head));
    }

    private JdbcClient jdbc() {
        return service.bean(JdbcClient.class);
    }
}
