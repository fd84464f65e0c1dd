package io.caseledger.permit.read;

import io.caseledger.permit.query.ExportPermits;
import io.caseledger.permit.query.FindPermit;
import io.caseledger.permit.query.FindPermitById;
import io.caseledger.permit.query.FindPermitRevisions;
import io.caseledger.permit.query.FindPermits;
import io.caseledger.permit.query.FindPermitsAfter;
import io.caseledger.permit.query.PermitListView;
import io.caseledger.permit.query.PermitRevisionView;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.read.Columns;
import io.caseledger.shared.read.Conditions;
import io.caseledger.shared.read.GrantConditions;
import io.caseledger.shared.read.ViewDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers questions on import permits. Futures, since a Mono breaks the query bus; a Flux for what streams. */
@Component
record PermitQueries(ViewDatabase database) {
    private static final String ROW = """
            SELECT p.permit_number, r.revision, r.revision = p.revision AS newest, p.permit_id, p.state, r.way, r.importer_name,
                r.importer_identity, r.agent_name, p.issued_on, p.valid_until, r.at AS revised_at, r.medical_pieces,
                r.non_medical_pieces, p.customs_stage, p.write_off_completed_on IS NOT NULL AS write_off_completed, p.version,
                r.position AS submitted_position""";
    private static final String FROM = " FROM ${view}.permit p JOIN ${view}.permit_revision r USING (permit_number)";

    /** One question for the whole page: what stands beside the permit comes as JSON. Bounds are there only to be ones. */
    private static final String WHOLE = ROW + """
            , p.filed_by, p.importer_account, p.agent_account, r.application, p.open_demand, p.last_mismatch, p.write_off_rows,
                p.write_off_completed_on, p.reissue_of, p.reissued_as, p.cancel_reason, p.position,
                (SELECT coalesce(json_agg(x ORDER BY x.first_position), '[]') FROM (
                    SELECT d.declaration_number AS "declarationNumber", d.stage, d.updated_at AS "updatedAt", d.declared,
                        d.released_on AS "releasedOn", d.first_position,
                        (SELECT coalesce(json_agg(json_build_object('lotNumber', c.lot_number, 'item', c.item,
                                'reference', c.reference, 'pieces', c.pieces) ORDER BY c.lot_number), '[]')
                            FROM ${view}.permit_cleared c
                            WHERE c.permit_number = d.permit_number AND c.reference = d.declaration_number) AS cleared
                    FROM ${view}.permit_declaration d WHERE d.permit_number = p.permit_number
                    ORDER BY d.first_position LIMIT 1000) x) AS declarations,
                (SELECT json_agg(x ORDER BY x.revision DESC) FROM (
                    SELECT v.revision, v.kind, v.description, v.at, v.actor_name AS "actorName", v.position
                    FROM ${view}.permit_revision v WHERE v.permit_number = p.permit_number
                    ORDER BY v.revision DESC LIMIT 1000) x) AS revisions,
                (SELECT coalesce(json_agg(x ORDER BY x.position), '[]') FROM (
                    SELECT m.message_id AS "messageId", m.event, m.declaration_number AS "declarationNumber", m.at, m.position, m.content::text AS content
                    FROM ${view}.permit_customs_message m WHERE m.permit_number = p.permit_number
                    ORDER BY m.position LIMIT 1000) x) AS messages,
                (SELECT coalesce(json_agg(x ORDER BY x.item), '[]') FROM (
                    SELECT (i ->> 'item')::int AS item, i ->> 'kind' AS kind, i ->> 'name' AS name,
                        (i ->> 'permitted')::bigint AS permitted,
                        (SELECT coalesce(sum(c.pieces), 0)::bigint FROM ${view}.permit_cleared c
                            WHERE c.permit_number = p.permit_number AND c.item = (i ->> 'item')::int) AS cleared
                    FROM ${view}.permit_revision n, jsonb_array_elements(n.items) i
                    WHERE n.permit_number = p.permit_number AND n.revision = p.revision) x) AS items_balance"""
            + ", " + GrantConditions.orders(":who", "p.importer_account", "PERMIT") + " AS may_order, "
            + GrantConditions.orders("p.filed_by", "p.importer_account", "PERMIT") + " AS filer_orders";

    private static final int REVISIONS = 1_000;

    @QueryHandler
    CompletableFuture<PermitListView> handle(FindPermits query) {
        var where = PermitConditions.of(query.viewer(), query.filter());
        var rows = rows(
                ROW + FROM + where.where() + PermitConditions.orderBy(query.order()) + " LIMIT " + query.size()
                        + " OFFSET " + Math.multiplyExact((long) query.page() - 1, query.size()),
                where);
        var total = where.bindTo(database.sql("SELECT count(*)" + FROM + where.where()))
                .mapValue(Long.class)
                .one();
        return Mono.zip(rows.collectList(), total, PermitListView::new).toFuture();
    }

    @QueryHandler
    CompletableFuture<List<PermitRow>> handle(FindPermitsAfter query) {
        var where = PermitConditions.of(query.viewer(), query.filter())
                .when(query.before(), "r.position < :before", "before");
        return rows(ROW + FROM + where.where() + " ORDER BY r.position DESC LIMIT " + (query.limit() + 1), where)
                .collectList()
                .toFuture();
    }

    @QueryHandler
    Flux<PermitRow> handle(ExportPermits query) {
        var where = PermitConditions.of(query.viewer(), query.filter());
        return rows(ROW + FROM + where.where() + PermitConditions.orderBy(query.order()), where);
    }

    @QueryHandler
    CompletableFuture<Optional<PermitView>> handle(FindPermit query) {
        var where = PermitConditions.visibleTo(query.viewer())
                .add("p.permit_number = :number")
                .bind("number", query.permitNumber())
                .bind(GrantConditions.WHO, query.viewer().account());
        return whole(
                query.revision() == null
                        ? where.add("r.revision = p.revision")
                        : where.add("r.revision = :revision").bind("revision", query.revision()));
    }

    @QueryHandler
    CompletableFuture<Optional<PermitView>> handle(FindPermitById query) {
        return whole(PermitConditions.visibleTo(query.viewer())
                .add("p.permit_id = :id AND r.revision = p.revision")
                .bind("id", query.permitId())
                .bind(GrantConditions.WHO, query.viewer().account()));
    }

    @QueryHandler
    CompletableFuture<List<PermitRevisionView>> handle(FindPermitRevisions query) {
        var where = PermitConditions.visibleTo(query.viewer())
                .add("p.permit_number = :number")
                .bind("number", query.permitNumber());
        return Columns.rows(
                        where.bindTo(database.sql(
                                "SELECT r.*" + FROM + where.where() + " ORDER BY r.revision DESC LIMIT " + REVISIONS)),
                        PermitRevisionView.class)
                .collectList()
                .toFuture();
    }

    private CompletableFuture<Optional<PermitView>> whole(Conditions where) {
        return Columns.one(where.bindTo(database.sql(WHOLE + FROM + where.where())), PermitView.class);
    }

    private Flux<PermitRow> rows(String sql, Conditions where) {
        return Columns.rows(where.bindTo(database.sql(sql)), PermitRow.class);
    }
}
