package io.caseledger.permit.read;

import io.caseledger.permit.query.PermitFilter;
import io.caseledger.permit.query.PermitOrder;
import io.caseledger.permit.query.PermitTask;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.GrantConditions;

/** A viewer and a filter as conditions on {@code permit p} and its {@code permit_revision r}. */
final class PermitConditions {
    private PermitConditions() {}

    static Conditions of(Viewer viewer, PermitFilter f) {
        var where = visibleTo(viewer)
                .beginsWith(f.permitNumber(), "p.permit_number", "permitNumber")
                .when(f.issuedFrom(), "p.issued_on >= :issuedFrom", "issuedFrom")
                .when(f.issuedTo(), "p.issued_on <= :issuedTo", "issuedTo")
                .when(f.way(), "r.way = :way", "way")
                .when(f.state(), "p.state = :state", "state")
                .contains(f.importer(), "(r.importer_name || ' ' || r.importer_identity)", "importer")
                .contains(f.text(), "r.search_text", "text");
        if (f.task() != null) {
            where.add("r.revision = p.revision AND p.state = 'ISSUED' AND " + task(PermitTask.valueOf(f.task())));
        }
        if (f.declarationNumber() != null) {
            where.add("EXISTS (SELECT FROM ${view}.permit_declaration d WHERE d.permit_number = p.permit_number"
                            + " AND starts_with(d.declaration_number, :declarationNumber))")
                    .bind("declarationNumber", f.declarationNumber());
        }
        return where;
    }

    /** An expired permit can still be written off where rows were noted in time. */
    private static String task(PermitTask task) {
        return switch (task) {
            case WRITE_OFF ->
                "r.way <> 'DECLARATION' AND p.write_off_completed_on IS NULL"
                        + " AND (p.valid_until >= (now() AT TIME ZONE 'Asia/Taipei')::date OR p.write_off_rows <> '[]')";
            case AMEND -> "(p.last_mismatch IS NOT NULL OR p.open_demand IS NOT NULL)";
            case RELEASE -> "p.customs_stage IN ('DECLARED','ENTERED')";
        };
    }

    static Conditions visibleTo(Viewer viewer) {
        var where = new Conditions();
        return switch (viewer.scope()) {
            case ALL -> where;
            case ACCOUNT ->
                where.add("(p.importer_account = :viewer OR p.agent_account = :viewer OR "
                                + GrantConditions.reads("p.importer_account", "PERMIT") + ")")
                        .bind("viewer", viewer.id())
                        .bind(GrantConditions.WHO, viewer.account());
            // issuing units have nothing to do with masks
            case UNIT, NOBODY -> where.add("FALSE");
        };
    }

    /** Column names come from this table only. Number and revision make the order total, so that no row is shown on two pages. */
    static String orderBy(PermitOrder order) {
        var column =
                switch (order.column()) {
                    case NUMBER -> "p.permit_number";
                    case ISSUED_ON -> "p.issued_on";
                    case VALID_UNTIL -> "p.valid_until";
                    case REVISED_AT -> "r.at";
                    case WAY -> "r.way";
                    case STATE -> "p.state";
                    case IMPORTER -> "r.importer_name";
                    case MEDICAL -> "r.medical_pieces";
                    case NON_MEDICAL -> "r.non_medical_pieces";
                };
        var direction = order.descending() ? " DESC" : " ASC";
        var number = order.column() == PermitOrder.Column.NUMBER ? "" : ", p.permit_number" + direction;
        return " ORDER BY " + column + direction + number + ", r.revision DESC";
    }
}
