package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.CASE;
import static io.caseledger.origin.domain.Samples.agreement;
import static io.caseledger.origin.domain.Samples.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.caseledger.origin.SampleApplications;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.ExportDeclaration;
import io.caseledger.origin.contract.Party;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.domain.BrokenApplications.Broken;
import io.caseledger.shared.Spec;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled in, rule by rule: each application breaks exactly one, and none leaves an event. */
class ApplicationRulesTest {

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#types")
    @Spec({"COE0010-01", "COE0010-02"})
    void givenNothing_whenFiledAgainstItsType_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#parties")
    @Spec({"COE0010-03", "GEN-09"})
    void givenNothing_whenFiledWithoutTheRightParties_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#shipments")
    @Spec("COE0010-04")
    void givenNothing_whenFiledWithAnUnknownWay_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#manufacturers")
    @Spec("COE0010-05")
    void givenNothing_whenFiledWithoutTheRightManufacturers_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#goodsLines")
    @Spec("COE0010-06")
    void givenNothing_whenFiledWithUnfinishedGoods_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#declarations")
    @Spec("COE0010-08")
    void givenNothing_whenFiledWithoutTheRightDeclarations_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#forms")
    @Spec("COE0010-09")
    void givenNothing_whenFiledInAFormThatIsNotTaken_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#copies")
    @Spec("COE0010-10")
    void givenNothing_whenFiledWithTooManyCopies_thenRefused(Broken broken) {
        refused(broken);
    }

    @ParameterizedTest
    @MethodSource("io.caseledger.origin.domain.BrokenApplications#texts")
    void givenNothing_whenFiledWithTextsOrFilesThatCannotBeKept_thenRefused(Broken broken) {
        refused(broken);
    }

    @Test
    @Spec({"COE0010-16", "GEN-05"})
    void givenNothing_whenFiledEmpty_thenEverythingThatIsMissingIsNamedAtOnce() {
        var empty = new CertificateApplication(
                null,
                null,
                null,
                null,
                Party.NONE,
                Party.NONE,
                Party.NONE,
                Party.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(new CaseFixture().refused(APPLICANT, new SubmitCertificate(CASE, empty), Rejection.Kind.INVALID))
                .extracting(Violation::rule)
                .contains(
                        "origin.TypeIsKnown",
                        "origin.IssuingUnitIsKnown",
                        "origin.ClearanceIsChosen",
                        "origin.FormIsChosen",
                        "origin.RequiredPartiesAreNamed",
                        "origin.ApplicantIsTheFiler",
                        "origin.DestinationIsKnown",
                        "origin.PortsAreKnown",
                        "origin.TransportModeIsKnown",
                        "origin.ShipDateIsPlausible",
                        "origin.AtLeastOneManufacturer",
                        "origin.AtLeastOneGoodsLine",
                        "origin.OriginalsAreOneToFive",
                        "origin.DuplicatesAreUpToTen");
    }

    @Test
    @Spec("COE0010-03")
    void givenNothing_whenPartiesAreNamedInOneLanguageOnly_thenEitherSatisfies() {
        var chinese = new Party(Samples.APPLICANT_IDENTITY, "示範貿易", null, "臺北市", null, null);
        var english = new Party(null, null, "Demo", null, "Taipei", null);
        accepted(Changed.with(Changed.with(application(), "applicant", chinese), "exporter", english));
    }

    @Test
    @Spec("COE0010-06")
    void givenNothing_whenAHeadingHasOnlyItsName_thenAccepted() {
        accepted(Changed.with(
                application(),
                "goods",
                List.of(BrokenApplications.heading("MACHINERY"), Samples.goods("口罩", "99999999999999.999999", "KGM"))));
    }

    @ParameterizedTest
    @CsvSource({"09,PA,PAMIT", "11,GT,GTPRQ", "13,NI,NIMGA", "15,CN,CNSHG"})
    @Spec("COE0010-02")
    void givenNothing_whenFiledForAnAgreement_thenAccepted(String type, String destination, String port) {
        accepted(agreement(type, destination, port));
    }

    @Test
    @Spec({"COE0010-01", "COE0010-02"})
    void givenTheTypesThatShip_thenTheirStatementsAreThoseOfTheManual() {
        assertThat(CertificateTypes.all())
                .extracting(CertificateType::code)
                .containsExactly("01", "02", "09", "11", "13", "15");
        assertThat(CertificateTypes.all())
                .filteredOn(CertificateType::statement)
                .extracting(CertificateType::code)
                .containsExactly("09", "11", "13", "15");
    }

    @Test
    @Spec("COE0010-02")
    void givenNothing_whenFiledForProcessing_thenAcceptedWithoutImporter() {
        accepted(Changed.with(Changed.with(application(), "type", "02"), "importer", Party.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WO", "CC", "CTH", "CTSH", "SP", "RVC 40 %", "RVC40%", "PC 12.5 %", "CTH + RVC 35 %"})
    void givenAnAgreement_whenTheCriterionIsOneOfThose_thenAccepted(String criterion) {
        accepted(Changed.with(
                agreement("11", "GT", "GTPRQ"),
                "goods",
                List.of(Changed.with(Samples.goods("MASKS", "1", "KGM"), "originCriterion", criterion))));
    }

    @Test
    @Spec("COE0010-08")
    void givenNothing_whenFiledAfterClearanceWithEachKindOfProof_thenAccepted() {
        var after = Changed.with(application(), "clearance", Clearance.POST_CLEARANCE);
        accepted(Changed.with(
                after,
                "declarations",
                List.of(
                        new ExportDeclaration("AA  1512300001", 1, null, null),
                        new ExportDeclaration(null, null, "V-1", null),
                        new ExportDeclaration(null, null, null, "C-1"))));
    }

    @Test
    @Spec("COE0010-09")
    void givenNothing_whenGermanyGetsAnElectronicSeal_thenAccepted() {
        accepted(Changed.with(application(), "form", CertificateForm.ELECTRONIC_SEAL));
    }

    @ParameterizedTest
    @CsvSource({"3,6,", "5,10,多家銀行需要", "4,0,x", "1,7,x"})
    @Spec("COE0010-10")
    void givenNothing_whenCopiesAreWithinTheLimits_thenAccepted(int originals, int duplicates, String remark) {
        var copies = Changed.with(Changed.with(application(), "originals", originals), "duplicates", duplicates);
        accepted(Changed.with(copies, "remark", remark));
    }

    @Test
    void givenNothing_whenAttachmentsFillTheCaseExactly_thenAccepted() {
        var file = BrokenApplications.uploaded(20L * 1024 * 1024);
        var announced = new Attachment("OTHER", Attachment.Delivery.COUNTER, null, null, null, null);
        accepted(Changed.with(application(), "attachments", List.of(file, file, file, file, file, announced)));
    }

    @Test
    @Spec("GEN-11")
    void givenNothing_whenATextIsFullOfRareCharacters_thenEachCountsAsOne() {
        accepted(Changed.with(application(), "exporter.nameChinese", "𠮷".repeat(200)));
    }

    @Test
    void givenTheSharedSample_thenEveryRuleAcceptsIt() {
        accepted(SampleApplications.validFor(Samples.APPLICANT_IDENTITY));
    }

    @Test
    @Spec("GEN-09")
    void givenDoubtfulNumbers_whenAsked_thenWarnedAndNotRefused() {
        var odd = Changed.with(
                application(),
                "goods",
                List.of(Changed.with(Samples.goods("口罩", "1", "KGM"), "commodityCode", "48102220316")));
        odd = Changed.with(odd, "declarations", List.of(new ExportDeclaration("ZZ  1512300001", 1, null, null)));
        odd = Changed.with(odd, "shipment.portOfDischarge", "NLRTM");
        accepted(odd);
        assertThat(ApplicationRules.warnings(filed(odd)))
                .extracting(Violation::rule, Violation::field)
                .containsExactly(
                        tuple("origin.CommodityCodesCheckDigitFits", "goods[0].commodityCode"),
                        tuple("origin.DeclarationNumbersFollowThePattern", "declarations[0].declarationNumber"),
                        tuple("origin.PortsMatchTheRoute", "shipment.portOfDischarge"));
        assertThat(ApplicationRules.warnings(filed(application()))).isEmpty();
    }

    private static FiledApplication filed(CertificateApplication application) {
        return ApplicationRules.filed(application, APPLICANT, Samples.ACCOUNTS, Samples.TODAY);
    }

    private static void refused(Broken broken) {
        var violations = new CaseFixture()
                .refused(broken.actor(), new SubmitCertificate(CASE, broken.application()), Rejection.Kind.INVALID);
        assertThat(violations)
                .extracting(Violation::rule, Violation::field)
                .containsExactly(tuple(broken.rule(), broken.field()));
    }

    private static void accepted(CertificateApplication application) {
        new CaseFixture()
                .when(APPLICANT, new SubmitCertificate(CASE, application))
                .expectEvents(Changed.with(Samples.submitted(), "application", application));
    }
}
