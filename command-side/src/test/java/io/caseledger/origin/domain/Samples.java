package io.caseledger.origin.domain;

import static io.caseledger.accounts.SampleAccounts.known;

import io.caseledger.accounts.SampleAccounts;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.CertificateSubmitted;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people and the application that the tests tell of. */
public final class Samples {
    public static final CaseId CASE = new CaseId("case-1");
    /** A Friday afternoon in Taipei. */
    public static final Instant NOW = Instant.parse("2026-11-20T07:30:00Z");

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    /** The same time on Monday. */
    public static final Instant DUE = Instant.parse("2026-11-23T07:30:00Z");

    public static final String RECEIPT = "TPE-20261120-00001";

    public static final Actor APPLICANT = new Actor("applicant", "示範貿易", Role.APPLICANT, null, null);
    public static final Actor OTHER_APPLICANT = new Actor("applicant2", "另一家公司", Role.APPLICANT, null, null);
    public static final Actor AGENT = new Actor("agent", "報關行", Role.AGENT, null, null);
    public static final Actor OTHER_AGENT = new Actor("agent2", "另一家報關行", Role.AGENT, null, null);
    public static final Actor OFFICER = new Actor("officer", "林簽發", Role.ISSUER, "TPE", null);
    public static final Actor SECOND_OFFICER = new Actor("officer2", "陳簽發", Role.ISSUER, "TPE", null);
    public static final Actor OFFICER_ELSEWHERE = new Actor("officer3", "王簽發", Role.ISSUER, "KHH", null);
    /** An officer whose own identity number is the applicant's. */
    public static final Actor OFFICER_WHO_FILED = new Actor("officer4", "示範貿易", Role.ISSUER, "TPE", null);

    public static final Actor AUDITOR = new Actor("auditor", "稽核", Role.AUDITOR, null, null);
    public static final Actor CLOSED = new Actor("closed", "停用", Role.APPLICANT, null, null);

    public static final String APPLICANT_IDENTITY = "04595252";
    /** Of an account that is no longer live. */
    public static final String CLOSED_IDENTITY = "12345675";

    public static final String AGENT_IDENTITY = "22099131";

    /** The applicant trusts its agent. */
    public static final SampleAccounts ACCOUNTS = new SampleAccounts(
                    known(APPLICANT, APPLICANT_IDENTITY, true),
                    known(OTHER_APPLICANT, "62140097", true),
                    known(AGENT, AGENT_IDENTITY, true),
                    known(OTHER_AGENT, "53882100", true),
                    known(OFFICER, "A123456789", true),
                    known(SECOND_OFFICER, "B123456780", true),
                    known(OFFICER_ELSEWHERE, "C123456781", true),
                    known(OFFICER_WHO_FILED, APPLICANT_IDENTITY, true),
                    known(AUDITOR, "D123456782", true),
                    known(CLOSED, CLOSED_IDENTITY, false))
            .trusting(APPLICANT, AGENT);

    private Samples() {}

    /** Everything that a general certificate (01) needs, filed by the applicant itself. */
    public static CertificateApplication application() {
        return new CertificateApplication(
                "01",
                "TPE",
                Clearance.PRE_CLEARANCE,
                CertificateForm.WET_STAMP,
                new Party(
                        APPLICANT_IDENTITY,
                        "示範貿易股份有限公司",
                        "Demo Trading Co.",
                        "臺北市中正區仁愛路1號",
                        "1 Ren'ai Rd., Taipei",
                        "02-23456789"),
                Party.NONE,
                new Party(
                        APPLICANT_IDENTITY,
                        "示範貿易股份有限公司",
                        "Demo Trading Co.",
                        "臺北市中正區仁愛路1號",
                        "1 Ren'ai Rd., Taipei",
                        "02-23456789"),
                new Party(null, null, "Import GmbH", null, "Hafenstr. 1, Hamburg", null),
                new Shipment("DE", "TWKEL", "DEHAM", null, "1", "EVER GIVEN 021W", LocalDate.of(2026, 11, 28)),
                List.of(new Manufacturer(
                        APPLICANT_IDENTITY, "示範工業𠮷廠", null, "新北市新莊區中正路1號", "02-22334455", true, false)),
                List.of(goods("口罩", "1200.5", "KGM")),
                null,
                List.of(),
                List.of(),
                1,
                0,
                null,
                null);
    }

    public static CertificateApplication applicationByAgent() {
        return Changed.with(
                application(), "agent", new Party(AGENT_IDENTITY, "報關行有限公司", null, "基隆市仁愛區港西街1號", null, "02-24567890"));
    }

    /** Everything that an agreement's certificate (09, 11, 13, 15) needs beyond the general one. */
    public static CertificateApplication agreement(String type, String destination, String port) {
        var application = Changed.with(application(), "type", type);
        application = Changed.with(application, "shipment.destination", destination);
        application = Changed.with(application, "shipment.portOfDischarge", port);
        application = Changed.with(application, "exporterStatement", "The goods originate in Taiwan.");
        return Changed.with(
                application,
                "goods",
                List.of(Changed.with(goods("MASKS", "5", "KGM"), "originCriterion", "CTH + RVC 40 %")));
    }

    public static GoodsLine goods(@Nullable String name, @Nullable String quantity, @Nullable String unit) {
        return new GoodsLine(
                false, name, quantity == null ? null : new BigDecimal(quantity), unit, "48102220315", true, null);
    }

    public static CertificateSubmitted submitted() {
        return submitted(application(), null);
    }

    public static CertificateSubmitted submittedByAgent() {
        return submittedBy(AGENT);
    }

    public static CertificateSubmitted submittedBy(Actor agent) {
        return submitted(applicationByAgent(), agent.accountId());
    }

    private static CertificateSubmitted submitted(CertificateApplication application, @Nullable String agent) {
        return new CertificateSubmitted(
                CASE.value(),
                RECEIPT,
                "TPE",
                agent == null ? APPLICANT.accountId() : agent,
                agent == null ? APPLICANT_IDENTITY : AGENT_IDENTITY,
                APPLICANT.accountId(),
                agent,
                TODAY,
                DUE,
                application);
    }
}
