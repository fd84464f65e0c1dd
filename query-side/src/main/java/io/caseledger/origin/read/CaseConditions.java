package io.caseledger.origin.read;

import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseTask;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.GrantConditions;
import org.jspecify.annotations.Nullable;

/** A viewer and a filter as conditions on {@code origin_case c}. */
final class CaseConditions {
    /** States in which somebody still has something to do. */
    private static final String OPEN = "('RECEIVED','UNDER_REVIEW','CORRECTION_REQUESTED','APPROVED')";

    private CaseConditions() {}

    static Conditions of(Viewer viewer, CaseFilter f) {
        var where = visibleTo(viewer)
                .beginsWith(f.receiptNumber(), "c.receipt_number", "receiptNumber")
                .beginsWith(f.certificateNumber(), "c.certificate_number", "certificateNumber")
                .when(f.type(), "c.type = :type", "type")
                .when(f.state(), "c.state = :state", "state")
                .when(f.issuingUnit(), "c.issuing_unit = :issuingUnit", "issuingUnit")
                .when(f.receivedFrom(), "c.received_on >= :receivedFrom", "receivedFrom")
                .when(f.receivedTo(), "c.received_on <= :receivedTo", "receivedTo")
                .when(f.destination(), "c.destination = :destination", "destination")
                .contains(f.exporter(), "c.exporter_name", "exporter")
                .contains(f.importer(), "c.importer_name", "importer")
                .contains(f.text(), "c.search_text", "text");
        if (f.commodityCode() != null) {
            where.add("EXISTS (SELECT FROM unnest(c.commodity_codes) code WHERE code LIKE :commodityCode)")
                    .bind("commodityCode", digits(f.commodityCode()) + '%');
        }
        if (CaseFilter.UNASSIGNED.equals(f.officer())) {
            where.add("c.officer IS NULL AND NOT c.own");
        } else {
            where.when(f.officer(), "c.officer = :officer", "officer");
        }
        if (f.task() != null) {
            where.add(task(CaseTask.valueOf(f.task())));
        }
        if (f.open() != null) {
            where.add(f.open() ? "c.state IN " + OPEN : "c.state NOT IN " + OPEN);
        }
        return where;
    }

    private static String task(CaseTask task) {
        return switch (task) {
            case DECIDE ->
                "c.state IN ('RECEIVED','UNDER_REVIEW') AND c.due_at <= (date_trunc('day', now() AT TIME ZONE 'Asia/Taipei')"
                        + " + interval '1 day') AT TIME ZONE 'Asia/Taipei'";
            case CLOSE -> "c.state = 'COLLECTED' AND c.clearance = 'PRE_CLEARANCE'";
        };
    }

    static Conditions visibleTo(Viewer viewer) {
        var where = new Conditions();
        return switch (viewer.scope()) {
            case ALL -> where;
            case UNIT -> where.add("c.issuing_unit = :viewer").bind("viewer", viewer.id());
            case ACCOUNT ->
                where.add("(c.applicant_account = :viewer OR c.agent_account = :viewer OR "
                                + GrantConditions.reads("c.applicant_account", "ORIGIN") + ")")
                        .bind("viewer", viewer.id())
                        .bind(GrantConditions.WHO, viewer.account());
            case NOBODY -> where.add("FALSE");
        };
    }

    /** Column names come from this table only. The receipt number makes the order total, so that no row is shown on two pages. */
    static String orderBy(CaseOrder order) {
        var column =
                switch (order.column()) {
                    case RECEIPT_NUMBER -> "c.receipt_number";
                    case CERTIFICATE_NUMBER -> "c.certificate_number";
                    case TYPE -> "c.type";
                    case STATE -> "c.state";
                    case ISSUING_UNIT -> "c.issuing_unit";
                    case RECEIVED_AT -> "c.received_at";
                    case DUE_AT -> "c.due_at";
                    case UPDATED_AT -> "c.updated_at";
                    case DESTINATION -> "c.destination";
                    case EXPORTER -> "c.exporter_name";
                    case IMPORTER -> "c.importer_name";
                    case APPLICANT -> "c.applicant_name";
                    case OFFICER -> "c.officer_name";
                };
        var direction = order.descending() ? " DESC NULLS LAST" : " ASC NULLS FIRST";
        // no NULLS clause where there are no nulls: an index would not be used otherwise
        if (order.column() == CaseOrder.Column.RECEIVED_AT) {
            direction = order.descending() ? " DESC" : " ASC";
        }
        return " ORDER BY " + column + direction + ", c.receipt_number" + (order.descending() ? " DESC" : " ASC");
    }

    private static String digits(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[^0-9]", "");
    }
}
