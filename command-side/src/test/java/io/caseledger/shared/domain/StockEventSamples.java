package io.caseledger.shared.domain;

import io.caseledger.mask.contract.AlertCleared;
import io.caseledger.mask.contract.AlertKind;
import io.caseledger.mask.contract.AlertRaised;
import io.caseledger.mask.contract.AlertThresholds;
import io.caseledger.mask.contract.AlertThresholdsSet;
import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.FlowRecorded;
import io.caseledger.mask.contract.GoodsReturned;
import io.caseledger.mask.contract.LotSource;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.StockLotOpened;
import io.caseledger.mask.contract.StockLotRelabelled;
import io.caseledger.mask.contract.StockReminderSent;
import io.caseledger.shared.contract.Attachment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One of each event of stock, as {@link EventSamples}. */
final class StockEventSamples {
    private static final String LOT = "0193bd5c-0000-7000-8000-0000000000d1";
    private static final String ALERT = "0193bd5c-0000-7000-8000-0000000000d2";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    static final List<Object> ALL = List.of(
            new StockLotOpened(
                    LOT,
                    "MSK20260000042-001",
                    "0193bd5c-0000-7000-8000-0000000000d0",
                    "MSK20260000042",
                    "0193bd5c-0000-7000-8000-00000000000a",
                    "04595257",
                    "𠮷祥醫材",
                    "0193bd5c-0000-7000-8000-00000000000b",
                    LotSource.DECLARATION,
                    "AA  1512300001",
                    1,
                    MaskKind.MEDICAL,
                    "醫用口罩",
                    "JP",
                    DAY,
                    1200),
            new FlowRecorded(
                    LOT,
                    1,
                    DAY,
                    FlowKind.MEDICAL_INSTITUTION,
                    "犇犇醫院",
                    200,
                    List.of(new Attachment(
                            "INVOICE",
                            Attachment.Delivery.UPLOADED,
                            "發票.pdf",
                            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                            "application/pdf",
                            12345L)),
                    1000),
            new GoodsReturned(LOT, 1, 1, 50, DAY, "包裝破損", 1050),
            new StockReminderSent(LOT, 1, Instant.parse("2026-11-27T07:30:00Z"), 1050),
            new StockLotRelabelled(LOT, 2, MaskKind.NON_MEDICAL, "防塵口罩", "CN"),
            new AlertThresholdsSet("mask-alert-policy", new AlertThresholds(90, 5_000_000L, 1_000_000L)),
            new AlertRaised(
                    ALERT,
                    AlertKind.RECEIVER_FLOWS,
                    "犇犇醫院",
                    "犇犇醫院",
                    1_000_200,
                    1_000_000,
                    List.of("0193bd5c-0000-7000-8000-00000000000c")),
            new AlertCleared(ALERT));

    private StockEventSamples() {}
}
