package io.caseledger.origin.domain;

import static io.caseledger.origin.domain.Samples.AGENT;
import static io.caseledger.origin.domain.Samples.APPLICANT;
import static io.caseledger.origin.domain.Samples.agreement;
import static io.caseledger.origin.domain.Samples.application;
import static io.caseledger.origin.domain.Samples.applicationByAgent;
import static io.caseledger.origin.domain.Samples.goods;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateForm;
import io.caseledger.origin.contract.Clearance;
import io.caseledger.origin.contract.ExportDeclaration;
import io.caseledger.origin.contract.GoodsLine;
import io.caseledger.origin.contract.Manufacturer;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Applications that break one rule each, by the requirement that the rule comes from. Every refusing rule has to be among them. */
final class BrokenApplications {

    /** @param field where the rule reports it */
    record Broken(String rule, String field, CertificateApplication application, Actor actor) {
        @Override
        public String toString() {
            return rule + " at " + (field.isEmpty() ? "the whole" : field);
        }
    }

    private static final String SHA = "0123456789abcdef".repeat(4);

    private BrokenApplications() {}

    static Stream<Broken> all() {
        return Stream.of(
                        types(),
                        parties(),
                        shipments(),
                        manufacturers(),
                        goodsLines(),
                        declarations(),
                        forms(),
                        copies(),
                        texts())
                .flatMap(broken -> broken);
    }

    static Stream<Broken> types() {
        return Stream.of(
                broken("origin.TypeIsKnown", "type", "99"),
                broken("origin.TypeIsKnown", "type", null),
                broken("origin.DestinationFitsTheType", "shipment.destination", agreement("09", "GT", "GTPRQ")),
                broken(
                        "origin.ElectronicSealOnlyWhereTheTypeAllows",
                        "form",
                        Changed.with(agreement("09", "PA", "PAMIT"), "form", CertificateForm.ELECTRONIC_SEAL)),
                broken(
                        "origin.ExporterStatementIsGiven",
                        "exporterStatement",
                        Changed.with(agreement("15", "CN", "CNSHG"), "exporterStatement", null)),
                broken(
                        "origin.OriginCriterionIsGiven",
                        "goods[0].originCriterion",
                        Changed.with(agreement("11", "GT", "GTPRQ"), "goods", List.of(goods("口罩", "1", "KGM")))),
                broken(
                        "origin.OriginCriterionIsGiven",
                        "goods[0].originCriterion",
                        Changed.with(
                                agreement("11", "GT", "GTPRQ"),
                                "goods",
                                List.of(Changed.with(goods("口罩", "1", "KGM"), "originCriterion", "RVC 140 %")))),
                broken("origin.IssuingUnitIsKnown", "issuingUnit", "XXX"),
                broken("origin.IssuingUnitIsKnown", "issuingUnit", "tpe"));
    }

    static Stream<Broken> parties() {
        return Stream.of(
                broken(
                        "origin.RequiredPartiesAreNamed",
                        "importer.nameEnglish",
                        Changed.with(application(), "importer.nameEnglish", " ")),
                broken(
                        "origin.RequiredPartiesAreNamed",
                        "importer.addressEnglish",
                        Changed.with(application(), "importer.addressEnglish", null)),
                broken(
                        "origin.ApplicantIsTheFiler",
                        "applicant.identityNumber",
                        Changed.with(application(), "applicant.identityNumber", "62140097")),
                broken(
                        "origin.AgentIsTheFiler",
                        "agent.identityNumber",
                        Changed.with(application(), "agent.identityNumber", "22099131")),
                new Broken(
                        "origin.AgentIsTheFiler",
                        "agent.identityNumber",
                        Changed.with(applicationByAgent(), "agent.identityNumber", "62140097"),
                        AGENT),
                new Broken(
                        "origin.ApplicantHasAnAccount",
                        "applicant.identityNumber",
                        Changed.with(applicationByAgent(), "applicant.identityNumber", "84149961"),
                        AGENT),
                new Broken(
                        "origin.ApplicantHasAnAccount",
                        "applicant.identityNumber",
                        Changed.with(applicationByAgent(), "applicant.identityNumber", Samples.CLOSED_IDENTITY),
                        AGENT),
                new Broken(
                        "origin.ApplicantHasAuthorisedTheAgent",
                        "applicant.identityNumber",
                        Changed.with(applicationByAgent(), "applicant.identityNumber", "62140097"),
                        AGENT),
                broken(
                        "origin.PartiesIdentityNumbersAreValid",
                        "exporter.identityNumber",
                        Changed.with(application(), "exporter.identityNumber", "12345678")),
                broken(
                        "origin.PartiesIdentityNumbersAreValid",
                        "manufacturers[0].identityNumber",
                        Changed.with(
                                application(),
                                "manufacturers",
                                List.of(new Manufacturer("A123456788", "廠", null, "地址", null, true, false)))));
    }

    static Stream<Broken> shipments() {
        return Stream.of(
                broken("origin.DestinationIsKnown", "shipment.destination", "XX"),
                broken("origin.DestinationIsKnown", "shipment.destination", null),
                broken("origin.PortsAreKnown", "shipment.portOfLoading", null),
                broken("origin.PortsAreKnown", "shipment.portOfDischarge", "hamburg"),
                broken("origin.PortsAreKnown", "shipment.placeOfTransshipment", "XX123"),
                broken("origin.TransportModeIsKnown", "shipment.transportMode", "42"),
                broken("origin.ShipDateIsPlausible", "shipment.shipDate", null),
                broken("origin.ShipDateIsPlausible", "shipment.shipDate", LocalDate.of(2016, 11, 28)));
    }

    static Stream<Broken> manufacturers() {
        var maker = application().manufacturers().getFirst();
        return Stream.of(
                broken("origin.AtLeastOneManufacturer", "manufacturers", List.of()),
                broken("origin.ExactlyOneRepresentative", "manufacturers", List.of(maker, maker)),
                broken(
                        "origin.ExactlyOneRepresentative",
                        "manufacturers",
                        List.of(Changed.with(maker, "representative", false))),
                broken(
                        "origin.ManufacturersAreComplete",
                        "manufacturers[0].nameChinese",
                        Changed.with(
                                application(), "manufacturers", List.of(Changed.with(maker, "nameChinese", null)))),
                broken(
                        "origin.ManufacturersAreComplete",
                        "manufacturers[1].address",
                        Changed.with(
                                application(),
                                "manufacturers",
                                List.of(maker, new Manufacturer(null, "廠", null, null, null, false, true)))));
    }

    static Stream<Broken> goodsLines() {
        var line = goods("口罩", "1", "KGM");
        return Stream.of(
                broken("origin.AtLeastOneGoodsLine", "goods", List.of()),
                broken("origin.AtLeastOneGoodsLine", "goods", List.of(heading("MACHINERY"))),
                line("origin.GoodsLinesAreNamed", "goods[0].name", goods(" ", "1", "KGM")),
                broken(
                        "origin.GoodsLinesAreNamed",
                        "goods[0].name",
                        Changed.with(application(), "goods", List.of(heading(null), line))),
                line("origin.QuantitiesAreGiven", "goods[0].quantity", goods("口罩", null, "KGM")),
                line("origin.QuantitiesAreGiven", "goods[0].quantity", goods("口罩", "0", "KGM")),
                line("origin.QuantitiesAreGiven", "goods[0].quantity", goods("口罩", "1.0000001", "KGM")),
                line("origin.QuantitiesAreGiven", "goods[0].quantity", goods("口罩", "100000000000000", "KGM")),
                line("origin.UnitsAreKnown", "goods[0].unit", goods("口罩", "1", "斤")),
                line(
                        "origin.CommodityCodesAreWellFormed",
                        "goods[0].commodityCode",
                        Changed.with(line, "commodityCode", null)),
                line(
                        "origin.CommodityCodesAreWellFormed",
                        "goods[0].commodityCode",
                        Changed.with(line, "commodityCode", "4810222031")),
                line(
                        "origin.PrintingTheCommodityCodeIsChosen",
                        "goods[0].printCommodityCode",
                        Changed.with(line, "printCommodityCode", null)),
                broken("origin.RowsAreNotTooManyToReview", "goods", Collections.nCopies(501, line)));
    }

    static Stream<Broken> declarations() {
        return Stream.of(
                broken("origin.ClearanceIsChosen", "clearance", null),
                broken(
                        "origin.PostClearanceNamesADeclaration",
                        "declarations",
                        Changed.with(application(), "clearance", Clearance.POST_CLEARANCE)),
                declared(
                        "origin.DeclarationIsExactlyOneOfThree",
                        "declarations[0]",
                        new ExportDeclaration(null, null, null, null)),
                declared(
                        "origin.DeclarationIsExactlyOneOfThree",
                        "declarations[0]",
                        new ExportDeclaration("AA  1512300001", 1, "V-1", null)),
                declared(
                        "origin.DeclarationNumbersAreWellFormed",
                        "declarations[0].declarationNumber",
                        new ExportDeclaration("AA15", 1, null, null)),
                declared(
                        "origin.DeclarationItemsAreNumbered",
                        "declarations[0].item",
                        new ExportDeclaration("AA  1512300001", null, null, null)),
                declared(
                        "origin.DeclarationItemsAreNumbered",
                        "declarations[0].item",
                        new ExportDeclaration("AA  1512300001", 10000, null, null)));
    }

    static Stream<Broken> forms() {
        return Stream.of(
                broken("origin.FormIsChosen", "form", null),
                broken(
                        "origin.ArgentinaTakesNoElectronicSeal",
                        "form",
                        Changed.with(
                                Changed.with(application(), "form", CertificateForm.ELECTRONIC_SEAL),
                                "shipment.destination",
                                "AR")));
    }

    static Stream<Broken> copies() {
        return Stream.of(
                broken("origin.OriginalsAreOneToFive", "originals", null),
                broken("origin.OriginalsAreOneToFive", "originals", 0),
                broken("origin.OriginalsAreOneToFive", "originals", Changed.with(remarked(), "originals", 6)),
                broken("origin.DuplicatesAreUpToTen", "duplicates", -1),
                broken("origin.DuplicatesAreUpToTen", "duplicates", Changed.with(remarked(), "duplicates", 11)),
                broken("origin.ManyCopiesNeedARemark", "remark", Changed.with(application(), "originals", 4)),
                broken("origin.ManyCopiesNeedARemark", "remark", Changed.with(application(), "originals", 5)),
                broken("origin.ManyCopiesNeedARemark", "remark", Changed.with(application(), "duplicates", 7)));
    }

    static Stream<Broken> texts() {
        return Stream.of(
                broken("shared.TextsAreNotTooLong", "remark", "𠮷".repeat(1001)),
                broken("shared.TextsAreNotTooLong", "exporter.nameChinese", "字".repeat(201)),
                broken("shared.TextsCanBePrinted", "remark", "서울"),
                broken("shared.TextsCanBePrinted", "exporter.nameEnglish", "Smile \ud83d\ude42 Ltd."),
                broken("shared.TextsCanBePrinted", "goodsDescription", "\udbff\udffd"),
                broken("shared.TextsAreInPrintedScripts", "remark", "กรุงเทพ"),
                broken("shared.TextsAreInPrintedScripts", "importer.nameEnglish", "دبي"),
                attached(
                        "origin.AttachmentsAreUploadedOrAnnounced",
                        "attachments[0]",
                        new Attachment("INVOICE", Attachment.Delivery.UPLOADED, "a.pdf", null, "application/pdf", 1L)),
                attached(
                        "origin.AttachmentsAreUploadedOrAnnounced",
                        "attachments[0]",
                        new Attachment("INVOICE", Attachment.Delivery.MAIL, null, SHA, null, 1L)),
                attached("origin.AttachmentsFitTheCase", "attachments[0]", uploaded(20L * 1024 * 1024 + 1)),
                broken(
                        "origin.AttachmentsFitTheCase",
                        "attachments",
                        Collections.nCopies(6, uploaded(20L * 1024 * 1024))));
    }

    static Attachment uploaded(long size) {
        return new Attachment("INVOICE", Attachment.Delivery.UPLOADED, "a.pdf", SHA, "application/pdf", size);
    }

    static GoodsLine heading(@Nullable String name) {
        return new GoodsLine(true, name, null, null, null, null, null);
    }

    private static CertificateApplication remarked() {
        return Changed.with(application(), "remark", "多家銀行需要");
    }

    private static Broken line(String rule, String field, GoodsLine line) {
        return broken(rule, field, Changed.with(application(), "goods", List.of(line)));
    }

    private static Broken declared(String rule, String field, ExportDeclaration declaration) {
        return broken(rule, field, Changed.with(application(), "declarations", List.of(declaration)));
    }

    private static Broken attached(String rule, String field, Attachment attachment) {
        return broken(rule, field, Changed.with(application(), "attachments", List.of(attachment)));
    }

    private static Broken broken(String rule, String field, @Nullable Object value) {
        return value instanceof CertificateApplication application
                ? new Broken(rule, field, application, APPLICANT)
                : new Broken(rule, field, Changed.with(application(), field, value), APPLICANT);
    }
}
