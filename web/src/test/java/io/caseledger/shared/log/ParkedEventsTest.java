package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An event whose row PostgreSQL refuses. A service of its own, as its view is broken on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedEventsTest {
    private final OwnService service = new OwnService();

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void givenARowThatIsRefused_whenOthersFollow_thenItsCaseIsParkedAndTheOthersAreShown() {
        service.jdbc()
                .sql("alter table view.origin_case add constraint planted check (case_id <> 'refused')")
                .update();

        service.submit("refused");
        var after = service.submit("after");
        service.shown(after.position());

        assertThat(service.count("select count(*) from view.origin_case where case_id = 'after'"))
                .isOne();
        assertThat(service.count("select count(*) from view.origin_case where case_id = 'refused'"))
                .isZero();
        assertThat(service.count("select count(*) from log.dead_letter where processing_group = 'origin-case'"
                        + " and aggregate_identifier = 'refused'"))
                .isOne();
    }

    /** Rows of flows are written by the batch, not by the event. */
    @Test
    void givenARowOfManyThatIsRefused_whenOthersFollow_thenItsLotIsParkedAndTheOthersAreShown() {
        jdbc().sql("alter table view.mask_flow add constraint planted check (receiver <> 'refused')")
                .update();
        var lots = IntStream.range(0, 3).mapToObj(this::open).toList();

        flow(lots.get(0), "before");
        flow(lots.get(1), "refused");
        flow(lots.get(1), "after the refused");
        var after = flow(lots.get(2), "after");
        service.bean(Queries.class)
                .caughtUp("mask-lot", after.position())
                .retryWhen(Retry.max(20))
                .block(PATIENCE);

        assertThat(jdbc().sql("select f.receiver from view.mask_flow f join view.mask_lot l using (lot_id)"
                                + " where l.permit_number like 'MSK1998%' order by f.position")
                        .query(String.class)
                        .list())
                .containsExactly("before", "after");
        assertThat(count("select sum(stock) from view.mask_lot where permit_number like 'MSK1998%'")).isEqualTo(9 + 10 + 9);
        assertThat(count("select count(*) from log.dead_letter where processing_group = 'mask-lot'"
                        + " and aggregate_identifier = '" + lots.get(1).value() + "'"))
                .isEqualTo(2);
    }

    private LotId open(int index) {
        var number = "MSK1998000000" + index + "-001";
        var lot = LotId.of(number);
        service.bean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "StockLot",
                        lot.value(),
                        0,
                        new StockLotOpened(
                                lot.value(),
                                number,
                                "permit-" + index,
                                number.substring(0, 14),
                                APPLICANT.accountId(),
                                "04595252",
                                APPLICANT.name(),
                                null,
                                LotSource.DECLARATION,
                                "AA  12 345 67890",
                                1,
                                MaskKind.MEDICAL,
                                "醫用口罩",
                                "JP",
                                LocalDate.of(2026, 11, 2),
                                10),
                        APPLICANT.toMetaData()));
        return lot;
    }

    private Outcome flow(LotId lot, String receiver) {
        var proof = new Attachment(
                "INVOICE", Attachment.Delivery.UPLOADED, "發票.pdf", "ab".repeat(32), "application/pdf", 12_345L);
        return Objects.requireNonNull(service.bean(Commands.class)
                .sendAs(
                        APPLICANT,
                        new RecordFlow(
                                lot,
                                List.of(new GoodsFlow(
                                        LocalDate.of(2026, 11, 3), FlowKind.WHOLESALER, receiver, 1, List.of(proof)))),
                        Commands.Options.NONE)
                .block(PATIENCE));
    }

    /** Asking the queue for every event would be a statement an event. */
    @Test
    void givenNothingParked_whenAnEventIsHandled_thenTheQueueIsNotAsked() {
        service.submit("warm");
        var before = scans();
        var last = 0L;
        for (int i = 0; i < 20; i++) {
            last = service.submit("one-of-many-" + i).position();
        }
        service.shown(last);
        assertThat(scans() - before).isLessThan(20);
    }

    private long scans() {
        service.jdbc().sql("select pg_stat_force_next_flush()").query().listOfRows();
        return service.count(
                "select coalesce(sum(seq_scan + idx_scan), 0) from pg_stat_all_tables where schemaname = 'log'"
                        + " and relname = 'dead_letter'");
    }
}
