package io.caseledger.shared.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Projections;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockLotOpened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

/** How a batch of events becomes rows. */
class BatchTest {
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    private final TestViews views = new TestViews();

    @Test
    void givenManyEventsOfALot_whenTheyAreOneBatch_thenEachTableIsWrittenOnce() {
        opened("lot");
        for (int flow = 1; flow <= 200; flow++) {
            flowed("lot", flow, "receiver");
        }
        var before = views.statements();
        views.project(Projections.LOTS, views.log());

        // lots, flows, history and who may see it; and the lot was looked for
        assertThat(views.statements() - before).isLessThanOrEqualTo(5);
        assertThat(views.sql("select stock from ${view}.stock_lot")
                        .query(Long.class)
                        .single())
                .isEqualTo(800);
        assertThat(views.sql("select count(*) from ${view}.stock_flow")
                        .query(Long.class)
                        .single())
                .isEqualTo(200);
        assertThat(views.sql("select count(*) from ${view}.case_history")
                        .query(Long.class)
                        .single())
                .isEqualTo(201);
    }

    @Test
    void givenManyLots_whenTheyAreOneBatch_thenTheirRowsAreReadByOneStatement() {
        for (int lot = 0; lot < 100; lot++) {
            opened("lot-" + lot);
        }
        views.project(Projections.LOTS, views.log());
        var before = views.statements();
        var flows = IntStream.range(0, 100)
                .mapToObj(lot -> flowed("lot-" + lot, 1, "receiver"))
                .toList();
        views.project(Projections.LOTS, flows);

        // read, then lots, flows and history
        assertThat(views.statements() - before).isEqualTo(4);
        assertThat(receivers()).hasSize(100);
    }

    @Test
    void givenARowThatIsRefused_whenItsBatchIsWritten_thenNothingOfItIs() {
        views.sql("alter table ${view}.stock_flow add constraint planted check (receiver <> 'refused')")
                .update();
        views.project(Projections.LOTS, List.of(opened("lot"), opened("other"), flowed("lot", 1, "before")));
        var refused = flowed("lot", 2, "refused");
        var other = flowed("other", 1, "other");
        assertThatThrownBy(() -> views.project(Projections.LOTS, List.of(other, refused)))
                .hasStackTraceContaining("planted");
        assertThat(receivers()).containsExactly("before");
        views.project(Projections.LOTS, List.of(other));
        assertThat(receivers()).containsExactly("before", "other");
    }

    private List<String> receivers() {
        return views.sql("select receiver from ${view}.stock_flow order by position")
                .query(String.class)
                .list();
    }

    private EventMessage<?> opened(String lot) {
        return views.append(
                lot,
                NOON,
                Actor.SYSTEM,
                new StockLotOpened(
                        lot,
                        "MSK20260000001-" + lot,
                        "permit",
                        "MSK20260000001",
                        "importer",
                        "04595252",
                        "遠東機械",
                        null,
                        LotSource.DECLARATION,
                        "AA  12 345 67890",
                        1,
                        MaskKind.MEDICAL,
                        "醫用口罩",
                        "JP",
                        DAY,
                        1_000));
    }

    private EventMessage<?> flowed(String lot, int flow, String receiver) {
        return views.append(
                lot,
                NOON,
                Actor.SYSTEM,
                new FlowRecorded(lot, flow, DAY, FlowKind.WHOLESALER, receiver, 1, List.of(), 1_000 - flow));
    }
}
