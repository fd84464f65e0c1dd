package io.caseledger.mask.read;

import io.caseledger.mask.query.ExportPermits;
import io.caseledger.mask.query.FindPermit;
import io.caseledger.mask.query.FindPermitById;
import io.caseledger.mask.query.FindPermitRevisions;
import io.caseledger.mask.query.FindPermits;
import io.caseledger.mask.query.FindPermitsAfter;
import io.caseledger.mask.query.PermitListView;
import io.caseledger.mask.query.PermitRevisionView;
import io.caseledger.mask.query.PermitRow;
import io.caseledger.mask.query.PermitView;
import io.caseledger.shared.read.Conditions;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions on import permits. Futures, since a Mono breaks the query bus; a Flux for what streams. */
@Component
class PermitQueries {
    private static final String ROW = """
            SELECT p.permit_number, r.revision, r.revision = p.revision AS newest, p.permit_id, p.state, r.way, r.importer_name,
                r.importer_identity, r.agent_name, p.issued_on, p.valid_until, r.at AS revised_at, r.medical_pieces,
                r.non_medical_pieces, p.customs_stage, p.write_off_completed_on, p.version, r.position AS submitted_position""";
    private static final String FROM =
            " FROM view.mask_permit p JOIN view.mask_permit_revision r USING (permit_number)";

    /** One question for the whole page: what stands beside the permit comes as JSON. Bounds are there only to be ones. */
    private static final String WHOLE = ROW + """
            , p.filed_by, p.importer_account, p.agent_account, r.application::text AS application, p.open_demand::text AS open_demand,
                p.last_mismatch::text AS last_mismatch, p.write_off_rows::text AS write_off_rows, p.reissue_of, p.reissued_as,
                p.cancel_reason, p.position,
                (SELECT coalesce(json_agg(x ORDER BY x.first_position), '[]') FROM (
                    SELECT d.declaration_number AS "declarationNumber", d.stage, d.updated_at AS "updatedAt", d.declared,
                        d.released_on AS "releasedOn", d.first_position,
                        (SELECT coalesce(json_agg(json_build_object('lotNumber', c.lot_number, 'item', c.item,
                                'reference', c.reference, 'pieces', c.pieces) ORDER BY c.lot_number), '[]')
                            FROM view.mask_cleared c
                            WHERE c.permit_number = d.permit_number AND c.reference = d.declaration_number) AS cleared
                    FROM view.mask_declaration d WHERE d.permit_number = p.permit_number
                    ORDER BY d.first_position LIMIT 1000) x)::text AS declarations,
                (SELECT json_agg(x ORDER BY x.revision DESC) FROM (
                    SELECT v.revision, v.kind, v.description, v.at, v.actor_name AS "actorName", v.position
                    FROM view.mask_permit_revision v WHERE v.permit_number = p.permit_number
                    ORDER BY v.revision DESC LIMIT 1000) x)::text AS revisions,
                (SELECT coalesce(json_agg(x ORDER BY x.position), '[]') FROM (
                    SELECT m.message_id AS "messageId", m.event, m.declaration_number AS "declarationNumber", m.at, m.position, m.content::text AS content
                    FROM view.mask_customs_message m WHERE m.permit_number = p.permit_number
                    ORDER BY m.position LIMIT 1000) x)::text AS messages,
                (SELECT coalesce(json_agg(x ORDER BY x.item), '[]') FROM (
                    SELECT (i ->> 'item')::int AS item, i ->> 'kind' AS kind, i ->> 'name' AS name,
                        (i ->> 'permitted')::bigint AS permitted,
                        (SELECT coalesce(sum(c.pieces), 0)::bigint FROM view.mask_cleared c
                            WHERE c.permit_number = p.permit_number AND c.item = (i ->> 'item')::int) AS cleared
                    FROM view.mask_permit_revision n, jsonb_array_elements(n.items) i
                    WHERE n.permit_number = p.permit_number AND n.revision = p.revision) x)::text AS balance""";

    private static final int REVISIONS = 1_000;

    private final DatabaseClient database;
    private final JsonMapper json = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    PermitQueries(DatabaseClient database) {
        this.database = database;
    }

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
                .bind("number", query.permitNumber());
        return whole(
                query.revision() == null
                        ? where.add("r.revision = p.revision")
                        : where.add("r.revision = :revision").bind("revision", query.revision()));
    }

    @QueryHandler
    CompletableFuture<Optional<PermitView>> handle(FindPermitById query) {
        return whole(PermitConditions.visibleTo(query.viewer())
                .add("p.permit_id = :id AND r.revision = p.revision")
                .bind("id", query.permitId()));
    }

    @QueryHandler
    CompletableFuture<List<PermitRevisionView>> handle(FindPermitRevisions query) {
        var where = PermitConditions.visibleTo(query.viewer())
                .add("p.permit_number = :number")
                .bind("number", query.permitNumber());
        return where.bindTo(database.sql(
                        "SELECT r.revision, r.kind, r.description, r.at, r.position, r.application::text AS application"
                                + FROM + where.where() + " ORDER BY r.revision DESC LIMIT " + REVISIONS))
                .map((row, metadata) -> new PermitRevisionView(
                        required(row, "revision", Integer.class),
                        text(row, "kind"),
                        text(row, "description"),
                        instant(row, "at"),
                        required(row, "position", Long.class),
                        required(row, "application", String.class)))
                .all()
                .collectList()
                .toFuture();
    }

    private CompletableFuture<Optional<PermitView>> whole(Conditions where) {
        return where.bindTo(database.sql(WHOLE + FROM + where.where()))
                .map((row, metadata) -> view(row))
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .toFuture();
    }

    private Flux<PermitRow> rows(String sql, Conditions where) {
        return where.bindTo(database.sql(sql)).map((row, metadata) -> row(row)).all();
    }

    private static PermitRow row(Readable row) {
        return new PermitRow(
                required(row, "permit_number", String.class),
                required(row, "revision", Integer.class),
                required(row, "newest", Boolean.class),
                required(row, "permit_id", String.class),
                required(row, "state", String.class),
                required(row, "way", String.class),
                required(row, "importer_name", String.class),
                required(row, "importer_identity", String.class),
                text(row, "agent_name"),
                required(row, "issued_on", LocalDate.class),
                required(row, "valid_until", LocalDate.class),
                instant(row, "revised_at"),
                required(row, "medical_pieces", Long.class),
                required(row, "non_medical_pieces", Long.class),
                text(row, "customs_stage"),
                row.get("write_off_completed_on", LocalDate.class) != null,
                required(row, "version", Long.class),
                required(row, "submitted_position", Long.class));
    }

    private PermitView view(Readable row) {
        var demand = text(row, "open_demand");
        var mismatch = text(row, "last_mismatch");
        return new PermitView(
                row(row),
                required(row, "filed_by", String.class),
                required(row, "importer_account", String.class),
                text(row, "agent_account"),
                required(row, "application", String.class),
                list(row, "declarations", new TypeReference<>() {}),
                demand == null ? null : json.readValue(demand, PermitView.Demand.class),
                mismatch == null ? null : json.readValue(mismatch, PermitView.Mismatch.class),
                list(row, "write_off_rows", new TypeReference<>() {}),
                row.get("write_off_completed_on", LocalDate.class),
                text(row, "reissue_of"),
                text(row, "reissued_as"),
                text(row, "cancel_reason"),
                list(row, "revisions", new TypeReference<>() {}),
                list(row, "balance", new TypeReference<>() {}),
                list(row, "messages", new TypeReference<>() {}),
                required(row, "position", Long.class));
    }

    private <T> List<T> list(Readable row, String column, TypeReference<List<T>> type) {
        return json.readValue(required(row, column, String.class), type);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static @Nullable String text(Readable row, String column) {
        return row.get(column, String.class);
    }

    private static Instant instant(Readable row, String column) {
        return required(row, column, OffsetDateTime.class).toInstant();
    }
}
