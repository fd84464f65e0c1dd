package io.caseledger.stock;

import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockEvent;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stock lot's events, appended to a log as its aggregate would, at times of the test's choosing. */
public final class LotEvents {
    /** Where they go. */
    public interface Log {
        void append(String aggregate, long sequence, Instant at, Actor actor, StockEvent event);
    }

    public final String number;
    public final LotId lot;
    private final Log log;
    private final StockLotOpened opened;
    private final Actor importer;
    private long sequence;
    private long stock;
    private int flows;
    private int returns;

    private LotEvents(Log log, StockLotOpened opened, Instant at) {
        this.log = log;
        this.opened = opened;
        this.number = opened.lotNumber();
        this.lot = new LotId(opened.lotId());
        this.importer = new Actor(opened.importerAccount(), opened.importerName(), Role.APPLICANT, null, null);
        this.stock = opened.pieces();
        append(at, opened);
    }

    public static LotEvents open(
            Log log,
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
        return new LotEvents(
                log,
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

    public String permitNumber() {
        return opened.permitNumber();
    }

    public void flow(Instant at, FlowKind kind, @Nullable String receiver, long pieces) {
        stock -= pieces;
        append(
                at,
                new FlowRecorded(
                        lot.value(), ++flows, LocalDate.of(2026, 11, 20), kind, receiver, pieces, List.of(), stock));
    }

    public void comeBack(Instant at, int flow, long pieces) {
        stock += pieces;
        append(at, new GoodsReturned(lot.value(), ++returns, flow, pieces, LocalDate.of(2026, 11, 20), "退貨", stock));
    }

    public void relabel(Instant at, int revision, MaskKind kind, String product, String origin) {
        append(at, new StockLotRelabelled(lot.value(), revision, kind, product, origin));
    }

    public void remind(Instant dueAt, int round) {
        append(dueAt, new StockReminderSent(lot.value(), round, dueAt, stock));
    }

    private void append(Instant at, StockEvent event) {
        log.append(lot.value(), sequence++, at, importer, event);
    }
}
