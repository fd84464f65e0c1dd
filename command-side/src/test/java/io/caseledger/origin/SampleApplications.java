package io.caseledger.origin;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.Shipment;
import io.caseledger.shared.reference.RocDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Applications that every rule accepts, for tests of whatever comes after the rules. */
public final class SampleApplications {
    /** Identity number of the demo account {@code applicant}. */
    public static final String APPLICANT_IDENTITY = "04595252";

    private SampleApplications() {}

    /** A general certificate (01) that the demo account {@code applicant} may file, with a rare character and a heading line. */
    public static CertificateApplication valid() {
        return application(APPLICANT_IDENTITY, "TPE");
    }

    /** The same for another applicant. */
    public static CertificateApplication validFor(String identityNumber) {
        return application(identityNumber, "TPE");
    }

    /** The same sent to another issuing unit; refused where there is none of that code. */
    public static CertificateApplication sentTo(String unit) {
        return application(APPLICANT_IDENTITY, unit);
    }

    private static CertificateApplication application(String identityNumber, String unit) {
        var applicant = new Party(
                identityNumber,
                "遠東機械股份有限公司",
                "Far East Machinery Co., Ltd.",
                "臺北市中正區仁愛路一段1號",
                "No. 1, Sec. 1, Ren’ai Rd., Taipei",
                "02-23456789");
        return new CertificateApplication(
                "01",
                unit,
                Clearance.PRE_CLEARANCE,
                CertificateForm.WET_STAMP,
                applicant,
                Party.NONE,
                applicant,
                new Party(null, null, "Nordwind Import GmbH", null, "Hafenstrasse 1, 20457 Hamburg", null),
                new Shipment(
                        "DE",
                        "TWKEL",
                        "DEHAM",
                        null,
                        "1",
                        "EVER GIVEN 021W",
                        LocalDate.now(RocDate.TAIPEI).plusDays(10)),
                List.of(new Manufacturer(identityNumber, "𠮷祥精密工業", null, "新北市新莊區中正路1號", "02-22334455", true, false)),
                List.of(
                        new GoodsLine(true, "MACHINERY", null, null, null, null, null),
                        new GoodsLine(false, "Lathe, CNC", new BigDecimal("1200.5"), "KGM", "48102220315", true, null)),
                "NET WEIGHT AS STATED",
                List.of(),
                List.of(),
                1,
                0,
                null,
                null);
    }
}
