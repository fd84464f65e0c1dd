package io.caseledger.mask.api;

import io.caseledger.RunningService;
import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.GoodsReturned;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.LotSource;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.StockEvent;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.mask.contract.StockReminderSent;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** A stock lot's events, appended to the log as its aggregate would, at times of the test's choosing. */
final class StockEvents {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    final String number;
    final LotId lot;
    private final StockLotOpened opened;
    private final Actor importer;
    private long sequence;
    private long stock;
    private int flows;
    private int returns;

    private StockEvents(StockLotOpened opened, Instant at) {
        this.opened = opened;
        this.number = opened.lotNumber();
        this.lot = new LotId(opened.lotId());
        this.importer = new Actor(opened.importerAccount(), opened.importerName(), Role.APPLICANT, null, null);
        this.stock = opened.pieces();
        append(at, opened);
    }

    static StockEvents open(
            String importer,
            @Nullable String agent,
            MaskKind kind,
            String origin,
            LocalDate openedOn,
            long pieces,
            Instant at) {
        // beyond the numbers that the service gives
        var permit =
                "MSK1999" + "%07d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));
        var number = permit + "-001";
        return new StockEvents(
                new StockLotOpened(
                        LotId.of(number).value(),
                        number,
                        UUID.randomUUID().toString(),
                        permit,
                        importer,
                        "04595252",
                        "𠮷祥 " + importer,
                        agent,
                        LotSource.DECLARATION,
                        "AA  12 345 67890",
                        1,
                        kind,
                        kind == MaskKind.MEDICAL ? "醫用口罩 " + importer : "防塵口罩 " + importer,
                        origin,
                        openedOn,
                        pieces),
                at);
    }

    String permitNumber() {
        return opened.permitNumber();
    }

    void flow(Instant at, FlowKind kind, @Nullable String receiver, long pieces) {
        stock -= pieces;
        append(
                at,
                new FlowRecorded(
                        lot.value(), ++flows, LocalDate.of(2026, 11, 20), kind, receiver, pieces, List.of(), stock));
    }

    void comeBack(Instant at, int flow, long pieces) {
        stock += pieces;
        append(at, new GoodsReturned(lot.value(), ++returns, flow, pieces, LocalDate.of(2026, 11, 20), "退貨", stock));
    }

    void relabel(Instant at, int revision, MaskKind kind, String product, String origin) {
        append(at, new StockLotRelabelled(lot.value(), revision, kind, product, origin));
    }

    void remind(Instant dueAt, int round) {
        append(dueAt, new StockReminderSent(lot.value(), round, dueAt, stock));
    }

    private void append(Instant at, StockEvent event) {
        RunningService.shared()
                .bean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "StockLot",
                        lot.value(),
                        sequence++,
                        event,
                        importer.toMetaData(),
                        UUID.randomUUID().toString(),
                        at));
    }

    /** Waits until lists and figures have met every event so far. */
    static void caughtUp() {
        var service = RunningService.shared();
        var head = service.bean(EventStore.class).createHeadToken().position().orElse(0);
        var queries = service.bean(Queries.class);
        queries.caughtUp("mask-lot", head)
                .then(queries.caughtUp("mask-stock", head))
                .block(PATIENCE);
    }
}
