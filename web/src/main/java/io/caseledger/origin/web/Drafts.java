package io.caseledger.origin.web;

import io.caseledger.shared.contract.Rejection;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts. Every question names the account: a foreign draft is a missing one ({@link Rejection.Kind#NOT_FOUND}). */
@Component
class Drafts {
    /** More open drafts than anybody works on; keeps a script from filling the disk. */
    static final int MOST = 500;
    /** How long a late click on a filed draft still finds its case. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String COLUMNS = "draft_id, account_id, receipt_number, case_version, case_revision, title,"
            + " fields::text AS fields, version, filed_as, created_at, updated_at";

    private final DatabaseClient database;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Drafts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins a new application. */
    Mono<Draft> begin(String accountId, Map<String, String> fields) {
        return forget(accountId).then(isRoom(accountId)).then(insert(accountId, null, fields));
    }

    /** The account's open revision of a case; begun with these fields where there is none. */
    Mono<Draft> revision(String accountId, Draft.Revises revises, Map<String, String> fields) {
        var open = openRevision(accountId, revises.receiptNumber());
        return open.switchIfEmpty(Mono.defer(() -> insert(accountId, revises, fields))
                // two clicks at once: the other one made it
                .onErrorResume(DataIntegrityViolationException.class, e -> open));
    }

    Mono<Draft> find(String accountId, String id) {
        return database.sql(
                        "SELECT " + COLUMNS + " FROM work.origin_draft WHERE draft_id = :id AND account_id = :account")
                .bind("id", id)
                .bind("account", accountId)
                .map((row, metadata) -> draft(row))
                .one()
                .switchIfEmpty(Mono.error(Drafts::missing));
    }

    /** What is not filed yet, latest first. */
    Flux<Draft.Line> list(String accountId) {
        return database.sql("SELECT draft_id, receipt_number, fields->>'type' AS type, title, created_at, updated_at"
                        + " FROM work.origin_draft WHERE account_id = :account AND filed_as IS NULL"
                        + " ORDER BY updated_at DESC, draft_id LIMIT " + MOST)
                .bind("account", accountId)
                .map((row, metadata) -> new Draft.Line(
                        text(row, "draft_id"),
                        row.get("receipt_number", String.class),
                        row.get("type", String.class),
                        text(row, "title"),
                        instant(row, "created_at"),
                        instant(row, "updated_at")))
                .all();
    }

    /**
     * Saves what a page holds. Empty where another page has saved since this one was made: nothing is overwritten. A filed draft stays as it is and is
     * answered so.
     */
    Mono<Draft> save(String accountId, String id, Draft.Tab tab, Map<String, String> fields, String title) {
        return database.sql("UPDATE work.origin_draft SET fields = :fields, title = :title, editor = :editor,"
                        + " version = version + 1, updated_at = :now WHERE draft_id = :id AND account_id = :account"
                        + " AND filed_as IS NULL AND (editor = :editor OR version = :seen) RETURNING " + COLUMNS)
                .bind("fields", Json.of(json.writeValueAsString(fields)))
                .bind("title", title)
                .bind("editor", tab.editor())
                .bind("seen", tab.seen())
                .bind("now", now())
                .bind("id", id)
                .bind("account", accountId)
                .map((row, metadata) -> draft(row))
                .one()
                .switchIfEmpty(find(accountId, id).filter(draft -> draft.filedAs() != null));
    }

    /** Notes that its author has now seen a later version of the case that it revises. */
    Mono<Void> seen(String accountId, String id, long caseVersion, int caseRevision) {
        return database.sql("UPDATE work.origin_draft SET case_version = :version, case_revision = :revision"
                        + " WHERE draft_id = :id AND account_id = :account AND filed_as IS NULL")
                .bind("version", caseVersion)
                .bind("revision", caseRevision)
                .bind("id", id)
                .bind("account", accountId)
                .then();
    }

    /** Empties a draft that has become a case. */
    Mono<Void> filed(String accountId, String id, String receiptNumber) {
        return database.sql("UPDATE work.origin_draft SET fields = '{}', title = '', filed_as = :receipt,"
                        + " updated_at = :now WHERE draft_id = :id AND account_id = :account")
                .bind("receipt", receiptNumber)
                .bind("now", now())
                .bind("id", id)
                .bind("account", accountId)
                .then();
    }

    Mono<Void> delete(String accountId, String id) {
        return database.sql("DELETE FROM work.origin_draft WHERE draft_id = :id AND account_id = :account"
                        + " AND filed_as IS NULL")
                .bind("id", id)
                .bind("account", accountId)
                .fetch()
                .rowsUpdated()
                .filter(deleted -> deleted > 0)
                .switchIfEmpty(Mono.error(Drafts::missing))
                .then();
    }

    private Mono<Draft> insert(String accountId, Draft.@Nullable Revises revises, Map<String, String> fields) {
        var id = fresh();
        var insert = database.sql("INSERT INTO work.origin_draft (draft_id, account_id, receipt_number, case_version,"
                        + " case_revision, title, fields, editor, version, created_at, updated_at) VALUES (:id, :account,"
                        + " :receipt, :version, :revision, '', :fields, '', 1, :now, :now) RETURNING " + COLUMNS)
                .bind("id", id)
                .bind("account", accountId)
                .bind("fields", Json.of(json.writeValueAsString(fields)))
                .bind("now", now());
        insert = revises == null
                ? insert.bindNull("receipt", String.class)
                        .bindNull("version", Long.class)
                        .bindNull("revision", Integer.class)
                : insert.bind("receipt", revises.receiptNumber())
                        .bind("version", revises.version())
                        .bind("revision", revises.revision());
        return insert.map((row, metadata) -> draft(row)).one();
    }

    private Mono<Draft> openRevision(String accountId, String receiptNumber) {
        return database.sql("SELECT " + COLUMNS + " FROM work.origin_draft WHERE account_id = :account"
                        + " AND receipt_number = :receipt AND filed_as IS NULL")
                .bind("account", accountId)
                .bind("receipt", receiptNumber)
                .map((row, metadata) -> draft(row))
                .one();
    }

    private Mono<Void> forget(String accountId) {
        return database.sql("DELETE FROM work.origin_draft WHERE account_id = :account AND filed_as IS NOT NULL"
                        + " AND updated_at < :before")
                .bind("account", accountId)
                .bind("before", now().minus(REMEMBERED))
                .then();
    }

    private Mono<Void> isRoom(String accountId) {
        return database.sql("SELECT count(*) FROM work.origin_draft WHERE account_id = :account AND filed_as IS NULL")
                .bind("account", accountId)
                .mapValue(Long.class)
                .one()
                .filter(open -> open < MOST)
                .switchIfEmpty(Mono.error(
                        () -> new Rejection(Rejection.Kind.CONFLICT, "DraftsAreNotTooMany", String.valueOf(MOST))))
                .then();
    }

    /** A new id. Nobody has to guess it wrong, since every question names the account; a secret one would block while it waits for randomness. */
    static String fresh() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Rejection missing() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "DraftExists");
    }

    private Draft draft(Readable row) {
        var receipt = row.get("receipt_number", String.class);
        return new Draft(
                text(row, "draft_id"),
                text(row, "account_id"),
                receipt == null
                        ? null
                        : new Draft.Revises(
                                receipt,
                                Objects.requireNonNull(row.get("case_version", Long.class)),
                                Objects.requireNonNull(row.get("case_revision", Integer.class))),
                text(row, "title"),
                json.readValue(text(row, "fields"), new TypeReference<Map<String, String>>() {}),
                Objects.requireNonNull(row.get("version", Long.class)),
                row.get("filed_as", String.class),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static Instant instant(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, OffsetDateTime.class)).toInstant();
    }
}
