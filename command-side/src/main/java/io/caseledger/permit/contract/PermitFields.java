package io.caseledger.permit.contract;

import io.caseledger.shared.contract.Field;
import io.caseledger.shared.contract.Field.Form;
import io.caseledger.shared.contract.Fields;
import io.caseledger.shared.contract.Fields.Section;
import java.util.List;

/** The fields of an application for an import permit, in the order in which it is read. */
public final class PermitFields {
    public static final Fields ALL = new Fields(
            "permit.field",
            List.of(
                    Section.rows(
                            "items",
                            "items",
                            List.of(Field.word("way", "permit.way")),
                            "items",
                            List.of(
                                    Field.word("items.kind", "permit.kind"),
                                    Field.text("items.name").upTo(300).inSearch(),
                                    Field.code("items.commodityCode", "mask-codes", Form.CODE_AND_NAME)
                                            .inSearch(),
                                    Field.of("items.quantity", Form.SHORT_NUMBER),
                                    Field.word("items.unit", "permit.unit"),
                                    Field.of("items.unitPrice", Form.SHORT_NUMBER),
                                    Field.code("items.currency", "currencies", Form.CODE_AND_NAME),
                                    Field.code("items.origin", "countries", Form.CODE_AND_NAME)
                                            .inSearch()),
                            null),
                    party("importer"),
                    party("agent")),
            // of a revision
            List.of(Field.word("kind", "permit.revise.kind")));

    private PermitFields() {}

    private static Section party(String party) {
        return Section.of(
                party,
                party,
                List.of(
                        Field.text(party + ".nameChinese").inSearch(),
                        Field.text(party + ".nameEnglish").inSearch(),
                        Field.text(party + ".identityNumber").upTo(20).inSearch(),
                        Field.text(party + ".contact").inSearch(),
                        Field.text(party + ".telephone").upTo(40),
                        Field.text(party + ".email").upTo(254),
                        Field.text(party + ".address").onALine().upTo(300).inSearch(),
                        Field.text(party + ".addressEnglish")
                                .onALine()
                                .upTo(300)
                                .inSearch()));
    }
}
