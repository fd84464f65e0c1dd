package io.caseledger.permit;

import io.caseledger.permit.contract.ImportWay;
import io.caseledger.permit.contract.MaskKind;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitItem;
import io.caseledger.permit.contract.PermitParty;
import java.math.BigDecimal;
import java.util.List;

/** Applications for permits that every rule accepts, for tests of whatever comes after the rules. */
public final class SamplePermits {
    /** Identity number of the demo account {@code applicant}. */
    public static final String IMPORTER_IDENTITY = "04595252";

    private SamplePermits() {}

    /** 1,000 medical masks (item 1) and 500 non-medical ones in 5 hundreds (item 2), for the demo account {@code applicant}. */
    public static PermitApplication valid(ImportWay way) {
        return new PermitApplication(
                new PermitParty(
                        IMPORTER_IDENTITY,
                        "遠東機械股份有限公司",
                        "Far East Machinery Co., Ltd.",
                        "臺北市中正區仁愛路一段1號",
                        "No. 1, Sec. 1, Ren’ai Rd., Taipei",
                        "王小明",
                        "02-23456789",
                        "import@example.com"),
                PermitParty.NONE,
                way,
                List.of(medical(), nonMedical()));
    }

    /** 1,000 pieces. */
    public static PermitItem medical() {
        return new PermitItem(
                MaskKind.MEDICAL,
                "63079050311",
                "𠮷祥醫用口罩",
                new BigDecimal("1000"),
                "H87",
                new BigDecimal("2.5"),
                "TWD",
                "JP");
    }

    /** 500 pieces. */
    public static PermitItem nonMedical() {
        return new PermitItem(
                MaskKind.NON_MEDICAL,
                "63079050106",
                "N95 mask",
                new BigDecimal("5"),
                "CEN",
                new BigDecimal("80.25"),
                "USD",
                "US");
    }
}
