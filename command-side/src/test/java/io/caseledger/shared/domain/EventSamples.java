package io.caseledger.shared.domain;

import io.caseledger.accounts.contract.AccountHolder;
import io.caseledger.accounts.contract.AccountLocked;
import io.caseledger.accounts.contract.AccountOpened;
import io.caseledger.accounts.contract.IdentityClaimed;
import io.caseledger.accounts.contract.LoggedIn;
import io.caseledger.accounts.contract.LoginFailed;
import io.caseledger.accounts.contract.LoginWay;
import io.caseledger.accounts.contract.PasswordSet;
import io.caseledger.accounts.contract.UserNameClaimed;
import io.caseledger.mail.contract.MailFailed;
import io.caseledger.mail.contract.MailRequested;
import io.caseledger.mail.contract.MailSent;
import io.caseledger.mail.contract.MailTaken;
import io.caseledger.mail.contract.MailTemplate;
import io.caseledger.origin.contract.BulkFilingCompleted;
import io.caseledger.origin.contract.BulkFilingStarted;
import io.caseledger.origin.contract.BulkItemFiled;
import io.caseledger.origin.contract.BulkItemRefused;
import io.caseledger.origin.contract.CasePutBack;
import io.caseledger.origin.contract.CaseTaken;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateApproved;
import io.caseledger.origin.contract.CertificateCancelled;
import io.caseledger.origin.contract.CertificateCollected;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.CertificateNumberIssued;
import io.caseledger.origin.contract.CertificateRejected;
import io.caseledger.origin.contract.CertificateRevised;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.CorrectionRequested;
import io.caseledger.origin.contract.ExportDeclaration;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.ReceiptNumberIssued;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.MetaDataKeys;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.reference.IdentityKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of each event with every field filled in: what its frozen JSON has to become when it is read. */
final class EventSamples {
    private static final String CASE = "0193bd5c-0000-7000-8000-000000000001";
    private static final String ACCOUNT = "0193bd5c-0000-7000-8000-00000000000a";
    private static final String BULK = "0193bd5c-0000-7000-8000-0000000000b1";
    private static final String MAIL = "0193bd5c-0000-7000-8000-0000000000e1";
    private static final Instant NOW = Instant.parse("2026-11-20T07:30:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    static final Actor ACTOR = new Actor(ACCOUNT, "林簽發", Role.ISSUER, "TPE", "0193bd5c-0000-7000-8000-00000000000b");

    private static final List<Object> OWN = List.of(
            new CertificateSubmitted(
                    CASE,
                    "TPE-20261120-00042",
                    "TPE",
                    ACCOUNT,
                    "04595257",
                    "0193bd5c-0000-7000-8000-00000000000c",
                    ACCOUNT,
                    DAY,
                    NOW,
                    application()),
            new CaseTaken(CASE, ACCOUNT, "林簽發"),
            new CasePutBack(CASE, ACCOUNT),
            new CorrectionRequested(CASE, List.of(new FieldComment("goods[0].quantity", "請確認數量"))),
            new CertificateRevised(CASE, 2, application(), NOW),
            new CertificateApproved(CASE, "TPE26-000042", DAY),
            new CertificateRejected(CASE, "文件不符"),
            new CertificateCancelled(CASE, "申請錯誤"),
            new CertificateCollected(CASE, "王小明"),
            new ReceiptNumberIssued("receipts-TPE-20261120", "TPE", DAY, 42, CASE),
            new CertificateNumberIssued("certificates-TPE-2026", "TPE", 2026, 42, CASE),
            new BulkFilingStarted(
                    BULK,
                    ACCOUNT,
                    "十一月𠮷.zip",
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    1000),
            new BulkItemFiled(BULK, 41, "十一月/𠮷.xml", CASE, "TPE-20261120-00042"),
            new BulkItemRefused(
                    BULK, 42, "十一月/𠮷.xml", List.of(Violation.of("QuantityIsPositive", "goods[0].quantity", "-1"))),
            new BulkFilingCompleted(BULK, 999, 1),
            new AccountOpened(
                    ACCOUNT,
                    new AccountHolder(
                            "issuer",
                            "林簽發",
                            IdentityKind.NATIONAL_ID,
                            "A123456789",
                            Role.ISSUER,
                            "TPE",
                            "issuer@example.com",
                            "臺北市中正區仁愛路一段1號",
                            "02-23456789")),
            new PasswordSet(ACCOUNT, "0193bd5c-0000-7000-8000-0000000000c1"),
            new LoggedIn(ACCOUNT, LoginWay.FORM, NOW),
            new LoginFailed(ACCOUNT, LoginWay.BASIC, NOW),
            new AccountLocked(ACCOUNT, NOW),
            new IdentityClaimed("identity-ISSUER-A123456789", Role.ISSUER, "A123456789", ACCOUNT),
            new UserNameClaimed("username-issuer", "issuer", ACCOUNT),
            new MailRequested(
                    MAIL,
                    MailTemplate.CERTIFICATE_RECEIVED,
                    "applicant@example.com",
                    List.of("TPE-20261120-00042", "𠮷祥"),
                    "zh-TW",
                    "import@example.com"),
            new MailTaken(MAIL, 1),
            new MailSent(MAIL, "<1@example.com>"),
            new MailFailed(MAIL, 1, "connection refused", NOW));

    static final List<Object> ALL = Stream.of(OWN, PermitEventSamples.ALL, StockEventSamples.ALL)
            .flatMap(List::stream)
            .toList();

    private EventSamples() {}

    /** All that an event carries beside its payload (AUD-01). */
    static Map<String, String> metaData() {
        var metaData = new HashMap<>(ACTOR.toMetaData());
        metaData.put(MetaDataKeys.IDEMPOTENCY_KEY, "key-1");
        metaData.put(MetaDataKeys.ORIGIN_ADDRESS, "192.0.2.7");
        metaData.put(MetaDataKeys.CORRELATION_ID, "0193bd5c-0000-7000-8000-0000000000f1");
        metaData.put(MetaDataKeys.CAUSATION_ID, "0193bd5c-0000-7000-8000-0000000000f2");
        return metaData;
    }

    private static CertificateApplication application() {
        return new CertificateApplication(
                "15",
                "TPE",
                Clearance.POST_CLEARANCE,
                CertificateForm.ELECTRONIC_SEAL,
                party("04595257"),
                party("22099131"),
                party("04595257"),
                party("X1234567"),
                new Shipment("CN", "TWKEL", "CNSHG", "HKHKG", "1", "EVER GIVEN 021W", LocalDate.of(2026, 12, 1)),
                List.of(new Manufacturer("04595257", "𠮷祥精密工業", "Jixiang", "新北市", "02-22334455", true, false)),
                List.of(new GoodsLine(
                        false, "Lathe", new BigDecimal("1200.500000"), "KGM", "48102220315", true, "CTH + RVC 40 %")),
                "NET WEIGHT AS STATED",
                List.of(new ExportDeclaration("AA  1512300001", 1, "V-1", "C-1")),
                List.of(new Attachment(
                        "INVOICE",
                        Attachment.Delivery.UPLOADED,
                        "發票.pdf",
                        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                        "application/pdf",
                        12345L)),
                5,
                10,
                "多家銀行需要",
                "The goods originate in Taiwan.");
    }

    private static Party party(String identityNumber) {
        return new Party(identityNumber, "遠東機械股份有限公司", "Far East Machinery", "臺北市", "Taipei", "02-23456789");
    }
}
