package io.caseledger.shared.projection;

import io.caseledger.accounts.contract.Access;
import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.AuthorityGranted;
import io.caseledger.accounts.contract.Capability;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.permit.SamplePermits;
import io.caseledger.permit.contract.AmendmentDemanded;
import io.caseledger.permit.contract.DeclarationRecorded;
import io.caseledger.permit.contract.EntryRecorded;
import io.caseledger.permit.contract.GoodsReleased;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.LotLine;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.MismatchReported;
import io.caseledger.permit.contract.PermitIssued;
import io.caseledger.permit.contract.PermitPrinted;
import io.caseledger.permit.contract.PermitRevised;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.IdentityKind;
import io.caseledger.stock.contract.AlertCleared;
import io.caseledger.stock.contract.AlertKind;
import io.caseledger.stock.contract.AlertRaised;
import io.caseledger.stock.contract.AlertThresholds;
import io.caseledger.stock.contract.AlertThresholdsSet;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.FlowRecorded;
import io.caseledger.stock.contract.GoodsReturned;
import io.caseledger.stock.contract.LotSource;
import io.caseledger.stock.contract.StockLotOpened;
import io.caseledger.stock.contract.StockLotRelabelled;
import io.caseledger.stock.contract.StockReminderSent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A log in which something of each capability happens, so that every table gets rows. */
public final class SomethingOfEachKind {
    public static final String CASE = "TPE-20261102-00001";
    public static final String PERMIT = "MSK20260000001";
    public static final String LOT = PERMIT + "-001";

    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Actor IMPORTER = new Actor("importer", "遠東機械", Role.APPLICANT, null, null);

    private final TestViews views;
    private int minutes;

    private SomethingOfEachKind(TestViews views) {
        this.views = views;
    }

    public static void happens(TestViews views) {
        var log = new SomethingOfEachKind(views);
        log.account();
        log.certificate();
        log.bulkFiling();
        log.permit();
        log.lot();
        log.alerts();
    }

    private void then(String aggregate, Object event) {
        views.happens(aggregate, NOON.plusSeconds(60L * minutes++), IMPORTER, event);
    }

    private void account() {
        var holder = new AccountHolder(
                "Importer",
                "遠東機械",
                IdentityKind.BUSINESS_NUMBER,
                "04595252",
                Role.APPLICANT,
                null,
                "a@example.com",
                "臺北市",
                "02");
        then("importer", new AccountOpened("importer", "IC00000018", holder));
        then(
                "grant",
                new AuthorityGranted(
                        "grant", "importer", "agent", Capability.ORIGIN, Access.ORDER, DAY, DAY.plusYears(1)));
        then("importer", new PasswordSet("importer", "credential"));
        then("importer", new LoggedIn("importer", LoginWay.FORM, NOON));
        then("importer", new AccountLocked("importer", NOON.plusSeconds(900)));
    }

    private void certificate() {
        var filed = SampleApplications.valid();
        then(
                "case",
                new CertificateSubmitted(
                        "case", CASE, "TPE", "importer", "04595252", "importer", "agent", DAY, NOON, filed));
        then("case", new CaseTaken("case", "officer", "林簽發"));
        then("case", new CorrectionRequested("case", List.of(new FieldComment("goodsDescription", "?"))));
        then("case", new CertificateRevised("case", 2, SampleApplications.sentTo("KHH"), NOON.plusSeconds(7200)));
        then("case", new CertificateApproved("case", "TPE26A00001", DAY));
        then("case", new CertificateCollected("case", "王小明"));
    }

    private void bulkFiling() {
        then("bulk", new BulkFilingStarted("bulk", "importer", "two.zip", "00", 2));
        then("bulk", new BulkItemFiled("bulk", 1, "a.xml", "case", CASE));
        then("bulk", new BulkItemRefused("bulk", 2, "b.xml", List.of(Violation.of("SomeRule", "goods[0].name"))));
        then("bulk", new BulkFilingCompleted("bulk", 1, 1));
    }

    private void permit() {
        var application = SamplePermits.valid(ImportWay.OTHER);
        then(
                "permit",
                new PermitIssued(
                        "permit", PERMIT, "agent", "importer", "agent", DAY, DAY.plusYears(1), null, application));
        then("permit", new PermitPrinted("permit", 1));
        then("permit", new DeclarationRecorded("permit", "m1", "AA  12 345 67890", List.of(new ReleasedItem(1, 600))));
        then("permit", new MismatchReported("permit", "m2", "AA  12 345 67890", "pieces"));
        then("permit", new EntryRecorded("permit", "m3", "AA  12 345 67890"));
        then("permit", new PermitRevised("permit", 2, RevisionKind.MISMATCH_AMENDMENT, "pieces", application));
        then(
                "permit",
                new GoodsReleased(
                        "permit",
                        "m4",
                        "AA  12 345 67890",
                        DAY,
                        List.of(new LotLine(LOT, 1, "AA  12 345 67890", 600))));
        then("permit", new AmendmentDemanded("permit", "m5", "AA  12 345 67890", "origin"));
    }

    private void lot() {
        then(
                "lot",
                new StockLotOpened(
                        "lot",
                        LOT,
                        "permit",
                        PERMIT,
                        "importer",
                        "04595252",
                        "遠東機械",
                        "agent",
                        LotSource.DECLARATION,
                        "AA  12 345 67890",
                        1,
                        MaskKind.MEDICAL,
                        "𠮷祥醫用口罩",
                        "JP",
                        DAY,
                        600));
        then("lot", new FlowRecorded("lot", 1, DAY, FlowKind.WHOLESALER, "堃記", 600, List.of(), 0));
        then("lot", new GoodsReturned("lot", 1, 1, 100, DAY, "退貨", 100));
        then("lot", new StockReminderSent("lot", 1, NOON.plusSeconds(86_400), 100));
        then("lot", new StockLotRelabelled("lot", 2, MaskKind.NON_MEDICAL, "防塵口罩", "KR"));
        then("lot", new FlowRecorded("lot", 2, DAY, FlowKind.OWN_USE, null, 40, List.of(), 60));
    }

    private void alerts() {
        then("policy", new AlertThresholdsSet("policy", new AlertThresholds(90, null, 500L)));
        var raised = new AlertRaised("alert", AlertKind.RECEIVER_FLOWS, "堃記", "堃記", 600, 500, List.of("auditor"));
        then("alert", raised);
        then("alert", new AlertCleared("alert"));
        then("alert", raised);
    }
}
