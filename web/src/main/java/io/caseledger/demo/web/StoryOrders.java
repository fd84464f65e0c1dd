package io.caseledger.demo.web;

import io.caseledger.accounts.contract.AccountDirectory;
import io.caseledger.accounts.contract.KnownAccount;
import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.ExportDeclaration;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.AccountId;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.DerivedId;
import io.caseledger.shared.reference.TaipeiTime;
import io.caseledger.stock.contract.AlertThresholds;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.contract.SetAlertThresholds;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each step of the story orders. The directory reads the log: not for an event loop. */
@Component
record StoryOrders(AccountDirectory directory, Clock clock) {
    private static final String ADDRESS = "臺北市中正區湖口街一號";
    private static final String TELEPHONE = "02-2351-0271";
    private static final int DAYS_UNTIL_SHIPPED = 10;

    Actor actor(String userName) {
        var account = account(userName);
        return new Actor(account.id().value(), account.name(), account.role(), account.unit(), null);
    }

    private KnownAccount account(String userName) {
        return directory
                .account(new AccountId(DerivedId.of("demo-account", userName)))
                .orElseThrow();
    }

    /** @param proof of a flow that needs one */
    Object of(StoryStep step, Telling telling, @Nullable Attachment proof) {
        return switch (step.act()) {
            case FILE -> new SubmitCertificate(caseId(step, telling), application(step, step.who()));
            case TAKE -> new TakeCase(caseId(step, telling));
            case ASK ->
                new RequestCorrection(caseId(step, telling), List.of(new FieldComment("goods[1].name", step.said())));
            case REVISE -> new ReviseCertificate(caseId(step, telling), application(step, step.who()));
            case APPROVE -> new ApproveCertificate(caseId(step, telling));
            case REJECT -> new RejectCertificate(caseId(step, telling), step.said());
            case COLLECT -> new CollectCertificate(caseId(step, telling), step.said());
            case CANCEL -> new CancelCertificate(caseId(step, telling), step.text());
            case PERMIT -> new SubmitPermit(permitId(step, telling), permit(step));
            case DECLARE ->
                new RecordDeclaration(
                        permitId(step, telling),
                        message(step),
                        telling.declaration(step.of(), today()),
                        account(telling.userName(step.of())).identityNumber(),
                        items(step));
            case ENTER ->
                new RecordEntry(permitId(step, telling), message(step), telling.declaration(step.of(), today()));
            case RELEASE ->
                new RecordRelease(
                        permitId(step, telling),
                        message(step),
                        telling.declaration(step.of(), today()),
                        today(),
                        items(step));
            case WRITE_OFF ->
                new RecordWriteOff(
                        permitId(step, telling),
                        List.of(new WriteOffRow(step.said(), null, step.pieces(), step.other())));
            case COMPLETE -> new CompleteWriteOff(permitId(step, telling));
            case FLOW ->
                new RecordFlow(
                        LotId.of(telling.lot(step)),
                        List.of(new GoodsFlow(
                                today(),
                                FlowKind.valueOf(String.valueOf(step.kind())),
                                step.name(),
                                step.pieces(),
                                Stream.ofNullable(proof).toList())));
            case RETURN ->
                new ReturnGoods(
                        LotId.of(telling.lot(step)),
                        List.of(new GoodsReturn(step.flow(), step.pieces(), today(), step.said())));
            case THRESHOLDS -> new SetAlertThresholds(new AlertThresholds(step.number(), step.pieces(), step.other()));
        };
    }

    boolean needsProof(StoryStep step) {
        return step.act() == StoryStep.Act.FLOW
                && FlowKind.valueOf(String.valueOf(step.kind())).needsProof();
    }

    private static CaseId caseId(StoryStep step, Telling telling) {
        return new CaseId(Commands.idFor(telling.owner(step.of()), SubmitCertificate.class, step.of()));
    }

    private static PermitId permitId(StoryStep step, Telling telling) {
        return new PermitId(Commands.idFor(telling.owner(step.of()), SubmitPermit.class, step.of()));
    }

    /** The story's messages have numbers of their own. */
    private static String message(StoryStep step) {
        return "DEMO-" + step.of() + "-" + step.act();
    }

    private static List<ReleasedItem> items(StoryStep step) {
        return LongStream.of(1, 2)
                .mapToObj(item -> new ReleasedItem((int) item, item == 1 ? step.pieces() : step.other()))
                .filter(item -> item.pieces() > 0)
                .toList();
    }

    private CertificateApplication application(StoryStep step, String userName) {
        var account = account(userName);
        var applicant = new Party(
                account.identityNumber(),
                account.name(),
                userName.equals("applicant") ? "Far East Precision Machinery Co., Ltd." : "Formosa Tea Co., Ltd.",
                ADDRESS,
                "1 Hukou St., Taipei, Taiwan",
                TELEPHONE);
        var clearance = step.clearance() == null ? Clearance.PRE_CLEARANCE : Clearance.valueOf(step.clearance());
        return new CertificateApplication(
                "01",
                step.unit(),
                clearance,
                CertificateForm.WET_STAMP,
                applicant,
                Party.NONE,
                applicant,
                new Party(null, null, step.name(), null, "Hafenstrasse 1, 20457 Hamburg", null),
                new Shipment(
                        step.country(),
                        "TWKEL",
                        step.port(),
                        null,
                        "1",
                        "EVER GOLDEN 012W",
                        today().plusDays(DAYS_UNTIL_SHIPPED)),
                List.of(new Manufacturer(
                        account.identityNumber(), account.name(), null, ADDRESS, TELEPHONE, true, false)),
                List.of(
                        new GoodsLine(true, "GOODS OF TAIWAN ORIGIN", null, null, null, null, null),
                        new GoodsLine(false, step.said(), new BigDecimal("1200.5"), "KGM", "76169990005", true, null)),
                null,
                clearance == Clearance.POST_CLEARANCE ? List.of(exported()) : List.of(),
                List.of(),
                1,
                2,
                null,
                null);
    }

    private ExportDeclaration exported() {
        return new ExportDeclaration("AA  %02d77700001".formatted((today().getYear() - 1911) % 100), 1, null, null);
    }

    private PermitApplication permit(StoryStep step) {
        var importer = account(step.who());
        return new PermitApplication(
                new PermitParty(
                        importer.identityNumber(),
                        importer.name(),
                        null,
                        ADDRESS,
                        null,
                        null,
                        TELEPHONE,
                        step.who() + "@example.com"),
                PermitParty.NONE,
                ImportWay.valueOf(String.valueOf(step.kind())),
                Stream.of(
                                item(MaskKind.MEDICAL, "63079050311", "醫用平面口罩", step.pieces(), "JP"),
                                item(MaskKind.NON_MEDICAL, "63079050204", "布口罩", step.other(), "KR"))
                        .toList());
    }

    private static PermitItem item(MaskKind kind, String code, String name, long pieces, String origin) {
        return new PermitItem(
                kind, code, name, BigDecimal.valueOf(pieces), "H87", new BigDecimal("2.5"), "TWD", origin);
    }

    private LocalDate today() {
        return TaipeiTime.day(clock.instant());
    }
}
