package io.caseledger.origin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.Browser;
import io.caseledger.RunningService;
import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.Spec;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applying (COE0010) as somebody without scripts does it: what each field and rule of the form means to its reader. */
class FilingFormTest {
    private static final RunningService SERVICE = RunningService.shared();
    private final Browser applicant = Browser.loggedIn(SERVICE, "applicant");

    private FilingForm valid() {
        return FilingForm.begin(applicant, "01").fill(SampleApplications.valid());
    }

    @Test
    @Spec("COE0010-16")
    void givenAValidApplication_whenSubmitted_thenReceiptNumberAndCase() {
        var first = FilingForm.file(applicant);
        var second = FilingForm.file(applicant);

        assertThat(first).matches("TPE-\\d{8}-\\d{5}");
        assertThat(second).as("rising within unit and day").isGreaterThan(first);
        var page = applicant.get("/origin/certificates/" + first);
        assertThat(page.getResponseBody()).contains(first, "Nordwind Import GmbH", "𠮷祥精密工業");
    }

    @Test
    @Spec("COE0010-16")
    void givenAnythingWrong_whenSubmitted_thenNothingIsFiled() {
        var before = events();

        var form = valid().clear("clearance").press("submit");

        assertThat(form.status()).isEqualTo(422);
        assertThat(events()).isEqualTo(before);
    }

    private static long events() {
        return SERVICE.bean(JdbcClient.class)
                .sql("select count(*) from log.domain_event where payload_type like '%origin%Submitted'"
                        + " or payload_type like '%NumberIssued'")
                .query(Long.class)
                .single();
    }

    @Test
    @Spec({"COE0010-01", "COE0010-02"})
    void givenEachType_whenPicked_thenItsFields() {
        var choice = applicant.get("/origin/apply").getResponseBody();

        assertThat(CertificateTypes.all())
                .extracting(type -> type.code())
                .containsExactly("01", "02", "09", "11", "13", "15");
        for (var type : CertificateTypes.all()) {
            assertThat(choice).contains(type.nameChinese());
            var form = FilingForm.begin(applicant, type.code());
            assertThat(form.page().getElementById("exporterStatement") != null)
                    .as(type.code())
                    .isEqualTo(type.asksFor("exporterStatement"));
            assertThat(form.page().select("[name$=originCriterion]").isEmpty())
                    .as(type.code())
                    .isEqualTo(!type.asksFor("originCriterion"));
            assertThat(form.page().select("[name=form][value=ELECTRONIC_SEAL]").isEmpty())
                    .as(type.code())
                    .isEqualTo(!type.electronicSeal());
        }
        assertThat(FilingForm.begin(applicant, "09").value("shipment.destination"))
                .isEqualTo("PA");
    }

    @Test
    @Spec("COE0010-01")
    void givenTypedText_whenTypeChanges_thenFieldsFollowAndTextStays() {
        var form = valid().set("type", "11").press("refresh");

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.page().getElementById("exporterStatement")).isNotNull();
        assertThat(form.value("importer.nameEnglish")).isEqualTo("Nordwind Import GmbH");
    }

    @Test
    @Spec("COE0010-01")
    void givenNoType_whenBegun_thenAsked() {
        var answer = applicant.submit("/origin/apply", "/origin/apply", Map.of("type", "99"));

        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody()).contains("請選擇申請類別");
    }

    @Test
    @Spec("COE0010-03")
    void givenTheLogin_whenFormOpens_thenApplicantIsFilledInAndIdentityFixed() {
        var form = FilingForm.begin(applicant, "01");

        assertThat(form.value("applicant.identityNumber")).isEqualTo(SampleApplications.APPLICANT_IDENTITY);
        assertThat(form.value("applicant.nameChinese")).isNotBlank();
        assertThat(form.value("applicant.addressChinese")).isNotBlank();
        assertThat(form.value("applicant.telephone")).isNotBlank();
        var forged = form.set("applicant.identityNumber", "62140097")
                .set("applicant.nameChinese", "換過的名稱")
                .press("save")
                .follow();
        assertThat(forged.value("applicant.identityNumber")).isEqualTo(SampleApplications.APPLICANT_IDENTITY);
        assertThat(forged.value("applicant.nameChinese")).isEqualTo("換過的名稱");
    }

    @Test
    @Spec("COE0010-03")
    void givenNeitherLanguage_whenSubmitted_thenEitherIsAskedFor() {
        var form = valid().set("importer.nameEnglish", "").press("submit");

        assertThat(form.errors()).anyMatch(said -> said.contains("進口人") && said.contains("名稱"));
        form.set("importer.nameChinese", "北風進口");
        assertThat(form.submitted()).isNotBlank();
    }

    @Test
    @Spec("COE0010-03")
    void givenAnAgent_whenApplicantHasNoAccount_thenRefused() {
        var agent = Browser.loggedIn(SERVICE, "agent");
        var form = FilingForm.begin(agent, "01").fill(SampleApplications.valid());
        assertThat(form.value("agent.identityNumber")).isEqualTo("23456781");

        form.set("applicant.identityNumber", "04595260").press("submit");
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errorBeside("applicant.identityNumber")).contains("申請人帳號尚未註冊");

        form.set("applicant.identityNumber", SampleApplications.APPLICANT_IDENTITY)
                .set("agent.identityNumber", "62140097");
        var receipt = form.submitted();
        assertThat(agent.get("/origin/certificates/" + receipt).getResponseBody())
                .contains("海峽報關行有限公司")
                .doesNotContain("62140097");
        assertThat(applicant.get("/origin/certificates/" + receipt).getStatus().value())
                .as("the applicant's own case too")
                .isEqualTo(200);
    }

    @Test
    @Spec({"COE0010-04", "UI-03"})
    void givenTypedCodes_whenSubmitted_thenKnownOnesOnly() {
        var form = valid().set("shipment.destination", "XX")
                .set("shipment.portOfLoading", "NOWHERE")
                .set("shipment.shipDate", "2026-02-30")
                .press("submit");

        assertThat(form.errorBeside("shipment.destination")).isNotBlank();
        assertThat(form.errorBeside("shipment.portOfLoading")).isNotBlank();
        assertThat(form.errorBeside("shipment.shipDate")).contains("2026-02-30");
        assertThat(form.page().select("[data-codes=countries] [data-pick]")).isNotEmpty();
        assertThat(applicant.get("/codes/countries?q=&parent=150").getResponseBody())
                .as("continent, then country")
                .contains("data-code=\"DE\"")
                .doesNotContain("data-code=\"JP\"");
    }

    @Test
    @Spec("COE0010-05")
    void givenManufacturers_whenSubmitted_thenExactlyOneRepresents() {
        var none = valid();
        none.fields().keySet().stream()
                .filter(field -> field.startsWith("manufacturers["))
                .forEach(none::clear);
        assertThat(none.press("submit").errors()).anyMatch(said -> said.contains("製造商"));

        var two = valid().press("copy:manufacturers:0").press("submit");
        assertThat(two.errors()).anyMatch(said -> said.contains("代表製造商"));
        assertThat(two.clear("manufacturers[1].representative").submitted()).isNotBlank();
    }

    @Test
    @Spec("COE0010-05")
    void givenAnEmptyRow_whenSameAsApplicant_thenFilledIn() {
        var form = FilingForm.begin(applicant, "01").press("add:manufacturers").press("same:manufacturers:0");

        assertThat(form.value("manufacturers[0].nameChinese")).isEqualTo(form.value("applicant.nameChinese"));
        assertThat(form.value("manufacturers[0].identityNumber")).isEqualTo(SampleApplications.APPLICANT_IDENTITY);
        assertThat(form.value("manufacturers[0].address")).isEqualTo(form.value("applicant.addressChinese"));
    }

    @Test
    @Spec("COE0010-05")
    void givenAConfidentialManufacturer_whenSampled_thenOnlyAuthoritiesAreTold() {
        var form = valid().set("manufacturers[0].confidential", "true");

        var sample = form.press("sample").pdf("sample-confidential");

        assertThat(sample.text()).contains("主管機關要求時提供").doesNotContain("𠮷祥精密工業");
    }

    @Test
    @Spec("COE0010-06")
    void givenGoods_whenSubmitted_thenALineNeedsAllAndAHeadingItsName() {
        var form = valid();
        for (var part : new String[] {"name", "quantity", "unit", "commodityCode", "printCommodityCode"}) {
            form.set("goods[1]." + part, "");
        }
        form.set("goods[1].name", "").set("goods[1].originCriterion", "WO").press("submit");
        for (var part : new String[] {"name", "quantity", "unit", "commodityCode", "printCommodityCode"}) {
            assertThat(form.errorBeside("goods[1]." + part)).as(part).isNotBlank();
        }

        form.set("goods[0].name", "").press("submit");
        assertThat(form.errors()).as("a heading without a name").isNotEmpty();
    }

    @Test
    @Spec("COE0010-06")
    void givenGoods_whenDeleteAll_thenEmptyAndTheButtonAsks() {
        var form = valid();

        assertThat(form.page().select("button[value=clear:goods]").attr("data-confirm"))
                .isNotBlank();
        form.press("clear:goods");
        assertThat(form.fields().keySet()).noneMatch(field -> field.startsWith("goods["));
        assertThat(form.press("submit").errors()).anyMatch(said -> said.contains("貨品"));
    }

    @Test
    @Spec("COE0010-07")
    void givenQuantities_whenSummed_thenByUnitWithSeparators() {
        var form = valid().set("goods[1].quantity", "99,999.5")
                .set("goods[2].name", "Spare part")
                .set("goods[2].quantity", "1000000")
                .set("goods[2].unit", "KGM")
                .set("goods[3].name", "Crate")
                .set("goods[3].quantity", "12")
                .set("goods[3].unit", "PCE")
                .press("refresh");

        assertThat(form.page().getElementById("goods-sums").text()).contains("1,099,999.5", "12 ");
    }

    @Test
    @Spec("COE0010-08")
    void givenDeclarations_whenSubmitted_thenExactlyOneOfThree() {
        var form = valid().set("clearance", "POST_CLEARANCE").press("submit");
        assertThat(form.errors()).as("after release one is needed").anyMatch(said -> said.contains("出口報單"));

        form.set("declarations[0].voucherNumber", "EV-1")
                .set("declarations[0].certificateCopyNumber", "CC-1")
                .press("submit");
        assertThat(form.errors()).anyMatch(said -> said.contains("擇一"));

        form.set("declarations[0].certificateCopyNumber", "");
        assertThat(form.submitted()).isNotBlank();
    }

    @Test
    @Spec("COE0010-09")
    void givenArgentina_whenElectronicSeal_thenRefused() {
        var form = valid().set("shipment.destination", "AR")
                .set("shipment.portOfDischarge", "ARBUE")
                .set("form", "ELECTRONIC_SEAL")
                .press("submit");

        assertThat(form.status()).isEqualTo(422);
        assertThat(form.errors()).anyMatch(said -> said.contains("阿根廷"));
    }

    @Test
    @Spec("COE0010-10")
    void givenManyCopies_whenSubmitted_thenARemarkIsNeeded() {
        assertThat(valid().set("originals", "6").press("submit").errorBeside("originals"))
                .isNotBlank();
        assertThat(valid().set("duplicates", "11").press("submit").errorBeside("duplicates"))
                .isNotBlank();
        var four = valid().set("originals", "4").press("submit");
        assertThat(four.errorBeside("remark")).isNotBlank();
        assertThat(four.set("remark", "信用狀要求").submitted()).isNotBlank();
    }

    @Test
    @Spec("COE0010-11")
    void givenAReferenceText_whenPicked_thenInTheRemarkToEdit() {
        var form = valid().set("remark", "先寫的").set("reference", "1").press("reference");

        assertThat(form.value("remark")).startsWith("先寫的\n").contains("信用狀");
        assertThat(form.page().getElementById("remark").hasAttr("readonly")).isFalse();
        assertThat(form.press("sample").pdf("sample-text").text())
                .as("the description is printed below the goods")
                .contains("NET WEIGHT AS STATED");
    }
}
