package io.caseledger.shared.domain;

import io.caseledger.mask.contract.AmendmentDemanded;
import io.caseledger.mask.contract.DeclarationRecorded;
import io.caseledger.mask.contract.EntryRecorded;
import io.caseledger.mask.contract.GoodsReleased;
import io.caseledger.mask.contract.ImportWay;
import io.caseledger.mask.contract.LotLine;
import io.caseledger.mask.contract.MaskKind;
import io.caseledger.mask.contract.MismatchReported;
import io.caseledger.mask.contract.PermitApplication;
import io.caseledger.mask.contract.PermitCancelled;
import io.caseledger.mask.contract.PermitIssued;
import io.caseledger.mask.contract.PermitItem;
import io.caseledger.mask.contract.PermitNumberIssued;
import io.caseledger.mask.contract.PermitParty;
import io.caseledger.mask.contract.PermitPrinted;
import io.caseledger.mask.contract.PermitReissued;
import io.caseledger.mask.contract.PermitRevised;
import io.caseledger.mask.contract.ReleasedItem;
import io.caseledger.mask.contract.RevisionKind;
import io.caseledger.mask.contract.WriteOffCompleted;
import io.caseledger.mask.contract.WriteOffRecorded;
import io.caseledger.mask.contract.WriteOffRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** One of each event of import permits, as {@link EventSamples}. */
final class PermitEventSamples {
    private static final String PERMIT = "0193bd5c-0000-7000-8000-0000000000d0";
    private static final String ACCOUNT = "0193bd5c-0000-7000-8000-00000000000a";
    private static final String DECLARATION = "AA  1512300001";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    static final List<Object> ALL = List.of(
            new PermitNumberIssued("permits-2026", 2026, 42, PERMIT),
            new PermitIssued(
                    PERMIT,
                    "MSK20260000042",
                    ACCOUNT,
                    "0193bd5c-0000-7000-8000-00000000000c",
                    ACCOUNT,
                    DAY,
                    DAY.plusDays(180),
                    "MSK20250000007",
                    application()),
            new PermitRevised(PERMIT, 2, RevisionKind.CORRECTION, "更正口罩產地", application()),
            new PermitCancelled(PERMIT, "不進口了"),
            new PermitReissued(PERMIT, "0193bd5c-0000-7000-8000-0000000000d9", "MSK20260000043"),
            new PermitPrinted(PERMIT, 2),
            new DeclarationRecorded(PERMIT, "message-1", DECLARATION, List.of(new ReleasedItem(1, 600))),
            new EntryRecorded(PERMIT, "message-2", DECLARATION),
            new MismatchReported(PERMIT, "message-3", DECLARATION, "第 1 項數量不符"),
            new GoodsReleased(
                    PERMIT,
                    "message-4",
                    DECLARATION,
                    DAY,
                    List.of(new LotLine("MSK20260000042-001", 1, DECLARATION, 600))),
            new AmendmentDemanded(PERMIT, "message-5", DECLARATION, "第 1 項實為 500 片"),
            new WriteOffRecorded(PERMIT, List.of(new WriteOffRow("CI123", DAY, 50, 100))),
            new WriteOffCompleted(PERMIT, DAY, List.of(new LotLine("MSK20260000042-002", 2, "CI123", 100))));

    private PermitEventSamples() {}

    private static PermitApplication application() {
        var party = new PermitParty(
                "04595252",
                "𠮷祥股份有限公司",
                "Far East Machinery Co., Ltd.",
                "臺北市中正區仁愛路一段1號",
                "No. 1, Sec. 1, Ren’ai Rd., Taipei",
                "王小明",
                "02-23456789",
                "import@example.com");
        return new PermitApplication(
                party,
                party,
                ImportWay.TRAVELLER,
                List.of(new PermitItem(
                        MaskKind.MEDICAL,
                        "63079050311",
                        "醫用口罩",
                        new BigDecimal("1000"),
                        "H87",
                        new BigDecimal("2.50"),
                        "TWD",
                        "JP")));
    }
}
