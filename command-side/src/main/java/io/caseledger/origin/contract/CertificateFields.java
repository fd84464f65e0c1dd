package io.caseledger.origin.contract;

import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.Field.Form;
import io.caseledger.shared.contract.Fields;
import io.caseledger.shared.contract.Fields.Section;
import java.util.List;

/** The fields of an application for a certificate, in the order in which it is read (COE0150-02). */
public final class CertificateFields {
    private static final String YES_OR_NO = "origin.value";

    public static final Fields ALL = new Fields(
            "origin.field",
            List.of(
                    Section.of(
                            "basics",
                            "section.basics",
                            List.of(
                                    Field.code("type", "certificate-types", Form.CODE_AND_NAME),
                                    Field.code("issuingUnit", "issuing-units", Form.NAME_AND_CODE),
                                    Field.word("clearance", "origin.value.clearance"),
                                    Field.word("form", "origin.value.form"),
                                    Field.of("originals", Form.NUMBER),
                                    Field.of("duplicates", Form.NUMBER))),
                    party("applicant"),
                    party("agent"),
                    party("exporter"),
                    party("importer"),
                    Section.of(
                            "shipment",
                            "section.shipment",
                            List.of(
                                    Field.code("shipment.destination", "countries", Form.NAME_AND_CODE),
                                    Field.code("shipment.portOfLoading", "ports", Form.NAME_AND_CODE),
                                    Field.code("shipment.portOfDischarge", "ports", Form.NAME_AND_CODE),
                                    Field.code("shipment.placeOfTransshipment", "ports", Form.NAME_AND_CODE),
                                    Field.code("shipment.transportMode", "transport-modes", Form.NAME_AND_CODE),
                                    Field.text("shipment.conveyance").upTo(100).inSearch(),
                                    Field.text("shipment.shipDate"))),
                    Section.rows(
                            "manufacturers",
                            "section.manufacturers",
                            List.of(),
                            "manufacturers",
                            List.of(
                                    Field.text("manufacturers.nameChinese").inSearch(),
                                    Field.text("manufacturers.nameEnglish").inSearch(),
                                    Field.text("manufacturers.identityNumber").upTo(20),
                                    Field.text("manufacturers.address")
                                            .onALine()
                                            .upTo(300)
                                            .inSearch(),
                                    Field.text("manufacturers.telephone").upTo(40),
                                    Field.word("manufacturers.representative", YES_OR_NO),
                                    Field.word("manufacturers.confidential", YES_OR_NO)),
                            "confidential"),
                    Section.rows(
                            "goods",
                            "section.goods",
                            List.of(Field.text("goodsDescription")
                                    .onALine()
                                    .upTo(2000)
                                    .inSearch()),
                            "goods",
                            List.of(
                                    Field.text("goods.name").upTo(500).inSearch(),
                                    Field.of("goods.quantity", Form.NUMBER),
                                    Field.code("goods.unit", "units", Form.NAME_AND_CODE),
                                    Field.of("goods.commodityCode", Form.COMMODITY_CODE)
                                            .inSearch(),
                                    Field.word("goods.printCommodityCode", YES_OR_NO),
                                    Field.text("goods.originCriterion").upTo(60)),
                            null),
                    Section.rows(
                            "declarations",
                            "section.declarations",
                            List.of(),
                            "declarations",
                            List.of(
                                    Field.text("declarations.declarationNumber").inSearch(),
                                    Field.text("declarations.item"),
                                    Field.text("declarations.voucherNumber")
                                            .upTo(35)
                                            .inSearch(),
                                    Field.text("declarations.certificateCopyNumber")
                                            .upTo(35)
                                            .inSearch()),
                            null),
                    Section.of(
                            "remarks",
                            "section.remarks",
                            List.of(
                                    Field.text("remark").onALine().upTo(1000).inSearch(),
                                    Field.text("exporterStatement").onALine().upTo(2000))),
                    Section.rows(
                            "attachments",
                            "section.attachments",
                            List.of(),
                            "attachments",
                            List.of(
                                    Field.text("attachments.fileName").unprinted(),
                                    Field.word("attachments.kind", "origin.value.attachments.kind"),
                                    Field.word("attachments.delivery", "origin.value.attachments.delivery"),
                                    Field.of("attachments.size", Form.SIZE)),
                            null)),
            List.of(Field.word("goods.heading", YES_OR_NO)));

    private CertificateFields() {}

    private static Section party(String party) {
        return Section.of(
                party,
                "section." + party,
                List.of(
                        Field.text(party + ".nameChinese").inSearch(),
                        Field.text(party + ".nameEnglish").inSearch(),
                        Field.text(party + ".identityNumber").upTo(20).inSearch(),
                        Field.text(party + ".telephone").upTo(40),
                        Field.text(party + ".addressChinese")
                                .onALine()
                                .upTo(300)
                                .inSearch(),
                        Field.text(party + ".addressEnglish")
                                .onALine()
                                .upTo(300)
                                .inSearch()));
    }
}
