package io.caseledger.shared.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.BesideTheOthers;
import io.caseledger.RunningService;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.util.retry.Retry;

/** Rows that are written by the batch and not by the event, one of which PostgreSQL refuses, as the view is broken on purpose. */
@BesideTheOthers
class ParkedFlowsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final RunningService service = RunningService.tamperedWith();

    @Test
    void givenARowOfManyThatIsRefused_whenOthersFollow_thenItsLotIsParkedUntilMendedAndTheOthersAreShown() {
        jdbc().sql("alter table view.stock_flow add constraint planted check (receiver <> 'refused')")
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
                .caughtUp(Projections.LOTS, log.createHeadToken().position().orElseThrow())
                .retryWhen(Retry.max(20))
                .block(PATIENCE);

        assertThat(receivers()).containsExactly("before", "after", "and another");
        assertThat(stocks()).containsExactly(9L, 10L, 8L);
        assertThat(parked()).isEqualTo(2);

        jdbc().sql("alter table view.stock_flow drop constraint planted").update();
        OwnService.tryAgain(service, "stock-lot", id(1));
        assertThat(receivers()).contains("refused", "after the refused");
        assertThat(stocks()).containsExactly(9L, 8L, 8L);
        assertThat(parked()).isZero();
    }

    private List<String> receivers() {
        return jdbc().sql("select f.receiver from view.stock_flow f join view.stock_lot l using (lot_id)"
                        + " where l.permit_number like 'MSK1998%' order by f.position")
                .query(String.class)
                .list();
    }

    private List<Long> stocks() {
        return jdbc().sql("select stock from view.stock_lot where permit_number like 'MSK1998%' order by lot_number")
                .query(Long.class)
                .list();
    }

    private long parked() {
        return jdbc().sql("select count(*) from log.parked where follower = 'stock-lot' and case_id = ?")
                .param(id(1))
                .query(Long.class)
                .single();
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
