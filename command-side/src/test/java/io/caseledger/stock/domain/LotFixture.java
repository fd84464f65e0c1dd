package io.caseledger.stock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.accounts.SampleAccounts;
import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.domain.CarriedMetaData;
import io.caseledger.shared.domain.NothingForgotten;
import io.caseledger.shared.domain.Refusals;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.OpenStockLot;
import io.caseledger.stock.contract.StockCommand;
import io.caseledger.stock.contract.StockLotOpened;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;

/** One story about a lot of 1,000 pieces: given what has happened, when somebody orders something, then … */
final class LotFixture {
    static final Actor IMPORTER = new Actor("importer", "𠮷祥醫材", Role.APPLICANT, null, null);
    static final Actor AGENT = new Actor("agent", "報關行", Role.AGENT, null, null);
    static final Actor STRANGER = new Actor("stranger", "另一家", Role.APPLICANT, null, null);
    static final Actor REGULATOR = new Actor("regulator", "主管機關", Role.REGULATOR, null, null);

    static final String NUMBER = "MSK20260000042-001";
    static final LotId LOT = LotId.of(NUMBER);
    static final LocalDate OPENED = LocalDate.of(2026, 11, 2);
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final long PIECES = 1_000;
    static final Attachment PROOF = new Attachment(
            "INVOICE", Attachment.Delivery.UPLOADED, "發票.pdf", "ab".repeat(32), "application/pdf", 12_345L);

    private final AggregateTestFixture<StockLot> fixture = new AggregateTestFixture<>(StockLot.class);
    private TestExecutor<StockLot> told;

    /** The importer trusts its agent. */
    static final SampleAccounts ACCOUNTS = new SampleAccounts(
                    SampleAccounts.known(IMPORTER, "04595257", true), SampleAccounts.known(AGENT, "22099131", true))
            .trusting(IMPORTER, AGENT);

    LotFixture(Object... events) {
        this(ACCOUNTS, events);
    }

    LotFixture(AccountDirectory accounts, Object... events) {
        fixture.registerInjectableResource(new NothingForgotten());
        fixture.registerInjectableResource(accounts);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-20T07:30:00Z"), TaipeiTime.ZONE));
        fixture.registerCommandHandlerInterceptor(new CorrelationDataInterceptor<>(new CarriedMetaData()));
        told = events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(events);
    }

    static LotFixture opened(Object... events) {
        var all = new ArrayList<Object>(List.of(opening()));
        all.addAll(List.of(events));
        return new LotFixture(all.toArray());
    }

    ResultValidator<StockLot> when(Actor actor, StockCommand command) {
        return told.when(command, new HashMap<>(actor.toMetaData()));
    }

    List<Violation> refused(Actor actor, StockCommand command, Rejection.Kind kind) {
        return Refusals.of(when(actor, command), kind);
    }

    /** The order is refused by this rule alone, at this field, and nothing has happened. */
    void invalid(StockCommand command, String rule, String field) {
        assertThat(refused(IMPORTER, command, Rejection.Kind.INVALID))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo(rule);
                    assertThat(violation.field()).isEqualTo(field);
                });
    }

    static OpenStockLot open(long pieces) {
        return new OpenStockLot(
                LOT,
                NUMBER,
                "permit-1",
                "MSK20260000042",
                IMPORTER.accountId(),
                "04595257",
                IMPORTER.name(),
                AGENT.accountId(),
                LotSource.DECLARATION,
                "AA  1512300001",
                1,
                MaskKind.MEDICAL,
                "醫用口罩",
                "JP",
                OPENED,
                pieces);
    }

    static StockLotOpened opening() {
        return new StockLotOpened(
                LOT.value(),
                NUMBER,
                "permit-1",
                "MSK20260000042",
                IMPORTER.accountId(),
                "04595257",
                IMPORTER.name(),
                AGENT.accountId(),
                LotSource.DECLARATION,
                "AA  1512300001",
                1,
                MaskKind.MEDICAL,
                "醫用口罩",
                "JP",
                OPENED,
                PIECES);
    }

    static GoodsFlow flow(long pieces) {
        return flow(TODAY, FlowKind.MEDICAL_INSTITUTION, "犇犇醫院", pieces, List.of(PROOF));
    }

    static GoodsFlow flow(
            @Nullable LocalDate on,
            @Nullable FlowKind kind,
            @Nullable String receiver,
            long pieces,
            List<Attachment> proofs) {
        return new GoodsFlow(on, kind, receiver, pieces, proofs);
    }

    static FlowRecorded flowed(int number, long pieces, long stock) {
        return new FlowRecorded(
                LOT.value(), number, TODAY, FlowKind.MEDICAL_INSTITUTION, "犇犇醫院", pieces, List.of(PROOF), stock);
    }

    static GoodsReturn goods(int flow, long pieces) {
        return new GoodsReturn(flow, pieces, TODAY, "包裝破損");
    }

    static GoodsReturned returned(int number, int flow, long pieces, long stock) {
        return new GoodsReturned(LOT.value(), number, flow, pieces, TODAY, "包裝破損", stock);
    }
}
