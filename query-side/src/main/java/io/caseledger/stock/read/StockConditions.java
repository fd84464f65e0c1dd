package io.caseledger.stock.read;

import io.caseledger.shared.query.Folded;
import io.caseledger.shared.query.Viewer;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.GrantConditions;
import io.caseledger.stock.query.FlowFilter;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.MovementFilter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A viewer and a filter as conditions on lots {@code l}, flows {@code f}, returns {@code r} and movements {@code m}. */
final class StockConditions {
    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private StockConditions() {}

    static Conditions lots(Viewer viewer, LotFilter f) {
        var where = visibleTo(viewer, "l")
                .beginsWith(f.permitNumber(), "l.permit_number", "permitNumber")
                .beginsWith(f.reference(), "l.reference", "reference")
                .beginsWith(f.lotNumber(), "l.lot_number", "lotNumber")
                .when(f.kind(), "l.kind = :kind", "kind")
                .when(f.origin(), "l.origin = :origin", "origin")
                .contains(f.text(), "l.search_text", "text");
        if (f.importer() != null) {
            importer(where, f.importer());
        }
        if (f.withStock() != null) {
            where.add(f.withStock() ? "l.stock > 0" : "l.stock = 0");
        }
        if (f.reminded() != null) {
            where.add(f.reminded() ? "l.stock > 0 AND l.reminders > 0" : "(l.stock = 0 OR l.reminders = 0)");
        }
        return where;
    }

    /** @param row {@code f} for flows, {@code r} for returns; of both, {@code l} is the lot and {@code f} the flow */
    static Conditions flows(Viewer viewer, FlowFilter f, String row) {
        var where = visibleTo(viewer, "l")
                .when(f.lotNumber(), "l.lot_number = :lotNumber", "lotNumber")
                .when(f.permitNumber(), "l.permit_number = :permitNumber", "permitNumber")
                .when(f.kind(), "f.kind = :kind", "kind")
                .contains(f.receiver(), "f.receiver", "receiver")
                .when(f.from(), row + ".declared_on >= :from", "from")
                .when(f.to(), row + ".declared_on <= :to", "to")
                .contains(f.text(), "(l.search_text || ' ' || coalesce(f.receiver, ''))", "text");
        if (f.importer() != null) {
            importer(where, f.importer());
        }
        return where;
    }

    static Conditions movements(Viewer viewer, MovementFilter f) {
        var where = visibleTo(viewer, "m")
                .when(f.measure(), "m.measure = :measure", "measure")
                .when(f.flowKind(), "m.flow_kind = :flowKind", "flowKind")
                .when(f.kind(), "m.kind = :kind", "kind")
                .when(f.origin(), "m.origin = :origin", "origin")
                .when(f.product(), "m.product = :product", "product")
                .when(f.importer(), "m.importer_account = :importer", "importer")
                .contains(f.receiver(), "m.receiver", "receiver")
                .when(f.permitNumber(), "m.permit_number = :permitNumber", "permitNumber")
                .when(f.lotNumber(), "m.lot_number = :lotNumber", "lotNumber")
                .when(f.openedFrom(), "m.opened_on >= :openedFrom", "openedFrom")
                .when(f.openedTo(), "m.opened_on <= :openedTo", "openedTo");
        if (f.from() != null) {
            where.add("m.at >= :from").bind("from", begin(f.from()));
        }
        if (f.to() != null) {
            where.add("m.at < :to").bind("to", begin(f.to().plusDays(1)));
        }
        if (f.asOf() != null) {
            where.add("m.at <= :asOf").bind("asOf", f.asOf().atOffset(ZoneOffset.UTC));
        }
        return where;
    }

    static Conditions visibleTo(Viewer viewer, String row) {
        var where = new Conditions();
        return switch (viewer.scope()) {
            case ALL -> where;
            case ACCOUNT ->
                where.add("(" + row + ".importer_account = :viewer OR " + row + ".agent_account = :viewer OR "
                                + GrantConditions.reads(row + ".importer_account", "STOCK") + ")")
                        .bind("viewer", viewer.id())
                        .bind(GrantConditions.WHO, viewer.account());
            // issuing units have nothing to do with masks
            case UNIT, NOBODY -> where.add("FALSE");
        };
    }

    /** Column names come from this table only. The lot number makes the order total, so that no row is shown on two pages. */
    static String orderBy(LotOrder order) {
        var column =
                switch (order.column()) {
                    case LOT_NUMBER -> "l.lot_number";
                    case PERMIT_NUMBER -> "l.permit_number";
                    case REFERENCE -> "l.reference";
                    case KIND -> "l.kind";
                    case PRODUCT -> "l.product";
                    case ORIGIN -> "l.origin";
                    case IMPORTER -> "l.importer_name";
                    case OPENED_ON -> "l.opened_on";
                    case IMPORTED -> "l.imported";
                    case FLOWED -> "l.flowed";
                    case RETURNED -> "l.returned";
                    case STOCK -> "l.stock";
                    case LAST_FLOW_ON -> "l.last_flow_on";
                };
        var direction = order.descending() ? " DESC" : " ASC";
        var nulls = order.column() != LotOrder.Column.LAST_FLOW_ON
                ? ""
                : order.descending() ? " NULLS LAST" : " NULLS FIRST";
        return " ORDER BY " + column + direction + nulls + ", l.lot_number" + direction;
    }

    static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(TAIPEI).toOffsetDateTime();
    }

    /** The name by a part of it; account and identity number only as a whole. */
    private static void importer(Conditions where, String importer) {
        where.add("(" + Folded.contains("l.importer_name", ":importer") + " OR l.importer_account = :importer"
                        + " OR l.importer_identity = :importer)")
                .bind("importer", importer);
    }
}
