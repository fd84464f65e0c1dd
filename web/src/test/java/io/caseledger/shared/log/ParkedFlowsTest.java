package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.LotSource;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.StockEvent;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.util.retry.Retry;

/** Rows that are written by the batch and not by the event, one of which PostgreSQL refuses. A service of its own, as its view is broken on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedFlowsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final RunningService service =
            RunningService.start("--caseledger.data-dir=" + RunningService.freshDataDir());

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void givenARowOfManyThatIsRefused_whenOthersFollow_thenItsLotIsParkedAndTheOthersAreShown() {
        jdbc().sql("alter table view.mask_flow add constraint planted check (receiver <> 'refused')")
                .update();
        var log = service.bean(EventStore.class);
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int lot = 0; lot < 3; lot++) {
            events.add(event(lot, 0, opened(lot)));
        }
        events.add(event(0, 1, flow(0, 1, "before")));
        events.add(event(1, 1, flow(1, 1, "refused")));
        events.add(event(1, 2, flow(1, 2, "after the refused")));
        events.add(event(2, 1, flow(2, 1, "after")));
        events.add(event(2, 2, flow(2, 2, "and another")));
        // one append, so that they are one batch
        log.publish(events);
        service.bean(Queries.class)
                .caughtUp("mask-lot", log.createHeadToken().position().orElseThrow())
                .retryWhen(Retry.max(20))
                .block(PATIENCE);

        assertThat(jdbc().sql("""
                        select f.receiver from view.mask_flow f join view.mask_lot l using (lot_id)
                        where l.permit_number like 'MSK1998%' order by f.position""").query(String.class).list()).containsExactly("before", "after", "and another");
        assertThat(jdbc().sql("select stock from view.mask_lot where permit_number like 'MSK1998%' order by lot_number")
                        .query(Long.class)
                        .list())
                .containsExactly(9L, 10L, 8L);
        assertThat(jdbc().sql("select count(*) from log.dead_letter where processing_group = 'mask-lot'"
                                + " and aggregate_identifier = ?")
                        .param(id(1))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static DomainEventMessage<?> event(int lot, long sequence, StockEvent event) {
        return new GenericDomainEventMessage<>(
                "StockLot",
                id(lot),
                sequence,
                event,
                Actor.SYSTEM.toMetaData(),
                UUID.randomUUID().toString(),
                Instant.parse("2026-11-02T04:00:00Z").plusSeconds(sequence));
    }

    private static StockLotOpened opened(int lot) {
        return new StockLotOpened(
                id(lot),
                number(lot),
                "permit-" + lot,
                number(lot).substring(0, 14),
                "importer-of-parked",
                "04595252",
                "進口商",
                null,
                LotSource.DECLARATION,
                "AA  12 345 67890",
                1,
                MaskKind.MEDICAL,
                "醫用口罩",
                "JP",
                DAY,
                10);
    }

    private static FlowRecorded flow(int lot, int number, String receiver) {
        return new FlowRecorded(
                id(lot), number, DAY.plusDays(1), FlowKind.WHOLESALER, receiver, 1, List.of(), 10 - number);
    }

    private static String number(int lot) {
        return "MSK1998000000" + lot + "-001";
    }

    private static String id(int lot) {
        return LotId.of(number(lot)).value();
    }

    private JdbcClient jdbc() {
        return service.bean(JdbcClient.class);
    }
}
