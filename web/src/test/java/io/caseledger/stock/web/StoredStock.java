package io.caseledger.stock.web;

import static io.caseledger.permit.api.PermitCalls.application;
import static io.caseledger.permit.api.PermitCalls.declarationNumber;
import static io.caseledger.permit.api.PermitCalls.key;
import static io.caseledger.permit.api.PermitCalls.pieces;
import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import io.caseledger.permit.api.PermitCalls;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.query.Viewer;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.contract.StockCommand;
import io.caseledger.stock.query.FindMovements;
import io.caseledger.stock.query.MovementFilter;
import io.caseledger.stock.query.MovementListView;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import reactor.util.retry.Retry;

/**
 * Masks of the demo applicant on their way: cleared by customs, gone out, come back. Each step returns when the figures show it.
 *
 * @param permitNumber of the permit they came in by
 * @param lotNumber of its medical masks
 */
public record StoredStock(String permitNumber, String lotNumber) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Actor IMPORTER =
            new Actor(DerivedId.of("demo-account", "applicant"), "遠東精密機械股份有限公司", Role.APPLICANT, null, null);

    /** Customs clears so many pieces, medical and other; each kind is a lot. */
    public static StoredStock cleared(long medical, long other) {
        var importer = PermitCalls.as("applicant");
        var customs = PermitCalls.as("customs");
        var number = importer.submit(application(ImportWay.DECLARATION)).number();
        var declaration = declarationNumber();
        customs.tell(number, "declarations", PermitCalls.declared(key(), declaration, pieces(medical, other)));
        customs.tell(number, "entries", PermitCalls.said(key(), declaration));
        var released = customs.tell(
                number, "releases", PermitCalls.released(key(), declaration, today(), pieces(medical, other)));
        assertThat(released.status()).isEqualTo(200);
        var masks = new StoredStock(number, number + "-001");
        masks.opened(number + "-001");
        masks.opened(number + "-002");
        return masks;
    }

    /** Lots open by themselves some moments after the release: its first movement tells when. */
    private void opened(String lot) {
        var queries = RunningService.shared().bean(Queries.class);
        var found = queries.one(
                        new FindMovements(
                                Viewer.ALL,
                                new MovementFilter(
                                        null, null, null, null, null, null, null, null, lot, null, null, null, null,
                                        null),
                                1,
                                1),
                        MovementListView.class)
                // how many there are is asked beside the rows
                .filter(list -> !list.rows().isEmpty())
                .repeatWhenEmpty(200, signals -> signals.delayElements(Duration.ofMillis(50)))
                .block(PATIENCE);
        assertThat(found).as("movements of " + lot).isNotNull();
        shown(found.rows().getFirst().position());
    }

    /** Masks of the first lot go to somebody's own use, which needs no proof. */
    public void flow(long pieces) {
        send(new RecordFlow(
                LotId.of(lotNumber), List.of(new GoodsFlow(today(), FlowKind.OWN_USE, null, pieces, List.of()))));
    }

    /** Masks come back from the first flow. */
    public void comeBack(long pieces) {
        send(new ReturnGoods(LotId.of(lotNumber), List.of(new GoodsReturn(1, pieces, today(), "尺寸不合"))));
    }

    private static void send(StockCommand command) {
        var outcome = RunningService.shared()
                .bean(Commands.class)
                .sendAs(IMPORTER, command, Commands.Options.key(key()))
                .retryWhen(Retry.fixedDelay(100, Duration.ofMillis(50))
                        .filter(error -> error instanceof Rejection refusal
                                && refusal.details().kind() == Rejection.Kind.NOT_FOUND))
                .block(PATIENCE);
        shown(Objects.requireNonNull(outcome).position());
    }

    /** Lists and figures are written by two processors, and either may be ahead. */
    private static void shown(long position) {
        var queries = RunningService.shared().bean(Queries.class);
        queries.caughtUp(Projections.LOTS, position)
                .then(queries.caughtUp(Projections.FIGURES, position))
                .block(PATIENCE);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Taipei"));
    }
}
