package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Which account has sent which file (ADR 29): the one way for files to come in, for every form and every API. A record for each account, even of the same
 * content; that a command names none but these the command bus sees to. Only who may file may send; what is not filed yet counts against a quota, and is
 * forgotten when nothing comes of it.
 */
@Component
public record Uploads(Attachments store, DatabaseClient database, Clock clock, Settings settings) {
    private static final long MEGABYTE = 1024 * 1024;
    /** Forgotten at once, so that no statement runs for long. */
    private static final int ROUND = 200;

    private static final String UNUSED = "SELECT count(*) AS files, coalesce(sum(size), 0)::bigint AS bytes"
            + " FROM work.upload u WHERE account_id = :account AND NOT EXISTS (SELECT FROM work.upload_use k"
            + " WHERE k.account_id = u.account_id AND k.sha256 = u.sha256)";

    /** As {@link #keep(Actor, String, Publisher)}. */
    public Mono<StoredFile> keep(Actor actor, FilePart part) {
        return keep(actor, part.filename(), part.content());
    }

    /**
     * Fails with {@link Rejection}: FORBIDDEN for who files nothing, INVALID by {@code UploadsFitTheQuota}, and as {@link Attachments#store} does.
     */
    public Mono<StoredFile> keep(Actor actor, String name, Publisher<DataBuffer> content) {
        return require(actor)
                .then(Mono.defer(() -> requireRoom(actor.accountId(), 1)))
                .then(Mono.defer(() -> store.store(name, content, file -> record(actor.accountId(), file))));
    }

    /** Fails with FORBIDDEN for who files nothing. */
    static Mono<Void> require(Actor actor) {
        return actor.role().files()
                ? Mono.empty()
                : Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "shared.OnlyFilersUpload"));
    }

    /** In the store's transaction, one of an account at a time: two at once would both find room for the last. */
    private Mono<Void> record(String account, StoredFile file) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended('upload ' || :account, 0))::text")
                .bind("account", account)
                .then()
                .then(database.sql(
                                "INSERT INTO work.upload (account_id, sha256, file_name, media_type, size, uploaded_at)"
                                        + " VALUES (:account, :sha256, :name, :type, :size, :now) ON CONFLICT (account_id, sha256)"
                                        + " DO UPDATE SET file_name = excluded.file_name, uploaded_at = excluded.uploaded_at")
                        .bind("account", account)
                        .bind("sha256", file.sha256())
                        .bind("name", file.name())
                        .bind("type", file.mediaType())
                        .bind("size", file.size())
                        .bind("now", now())
                        .then())
                .then(Mono.defer(() -> requireRoom(account, 0)));
    }

    private Mono<Void> requireRoom(String account, int more) {
        var most = settings.uploads();
        return database.sql(UNUSED)
                .bind("account", account)
                .map(row -> Objects.requireNonNull(row.get("files", Long.class)) + more <= most.unusedFiles()
                        && Objects.requireNonNull(row.get("bytes", Long.class)) + more
                                <= most.unusedMegabytes() * MEGABYTE)
                .one()
                .filter(room -> !room)
                .flatMap(full -> Mono.error(new Rejection(
                        Rejection.Kind.INVALID,
                        List.of(Violation.of(
                                "shared.UploadsFitTheQuota",
                                "",
                                Integer.toString(most.unusedFiles()),
                                Integer.toString(most.unusedMegabytes()),
                                Integer.toString(most.keepDays()))))));
    }

    /** The files of a case belong to who may revise it, whichever way they came in. */
    public Mono<Void> adopt(String account, String aggregate, Collection<Attachment> files) {
        var named = files.stream()
                .map(Attachment::sha256)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return named.length == 0
                ? Mono.empty()
                : database.sql("INSERT INTO work.upload (account_id, sha256, file_name, media_type, size, uploaded_at)"
                                + " SELECT DISTINCT ON (u.sha256) :account, u.sha256, u.file_name, u.media_type, u.size, :now"
                                + " FROM work.upload u JOIN work.upload_use k USING (account_id, sha256)"
                                + " WHERE k.used_by = :aggregate AND u.sha256 = ANY(:named) ON CONFLICT DO NOTHING")
                        .bind("account", account)
                        .bind("aggregate", aggregate)
                        .bind("now", now())
                        .bind("named", named)
                        .then()
                        .then(database.sql("INSERT INTO work.upload_use (account_id, sha256, used_by)"
                                        + " SELECT account_id, sha256, :aggregate FROM work.upload"
                                        + " WHERE account_id = :account AND sha256 = ANY(:named) AND EXISTS (SELECT"
                                        + " FROM work.upload_use k WHERE k.used_by = :aggregate AND k.sha256 = upload.sha256)"
                                        + " ON CONFLICT DO NOTHING")
                                .bind("account", account)
                                .bind("aggregate", aggregate)
                                .bind("named", named)
                                .then());
    }

    /** The account's own among these, by their hash. */
    public Mono<Map<String, StoredFile>> known(String account, Collection<String> sha256) {
        return database.sql("SELECT sha256, file_name, media_type, size FROM work.upload WHERE account_id = :account"
                        + " AND sha256 = ANY(:sha256)")
                .bind("account", account)
                .bind("sha256", sha256.stream().distinct().toArray(String[]::new))
                .map(row -> new StoredFile(
                        Objects.requireNonNull(row.get("file_name", String.class)),
                        Objects.requireNonNull(row.get("sha256", String.class)),
                        Objects.requireNonNull(row.get("media_type", String.class)),
                        Objects.requireNonNull(row.get("size", Long.class))))
                .all()
                .collectMap(StoredFile::sha256);
    }

    /**
     * Some of what nothing has come of: named by no command, and by no draft that is still open. Contents that are nobody's any more go with them.
     *
     * @return how many; zero when there is no more
     */
    Mono<Long> forget() {
        var before = now().minus(Duration.ofDays(settings.uploads().keepDays()));
        var orphans = database.sql("DELETE FROM work.upload WHERE (account_id, sha256) IN ("
                        + "SELECT account_id, sha256 FROM work.upload u WHERE uploaded_at < :before"
                        + " AND NOT EXISTS (SELECT FROM work.upload_use k"
                        + " WHERE k.account_id = u.account_id AND k.sha256 = u.sha256)"
                        + " AND NOT EXISTS (SELECT FROM work.draft d WHERE d.account_id = u.account_id"
                        + " AND d.sent_as IS NULL AND (strpos(d.fields::text, u.sha256) > 0"
                        + " OR strpos(d.aside::text, u.sha256) > 0))"
                        + " LIMIT :round FOR UPDATE SKIP LOCKED)")
                .bind("before", before)
                .bind("round", ROUND)
                .fetch()
                .rowsUpdated();
        var contents = database.sql("DELETE FROM work.attachment WHERE sha256 IN ("
                        + "SELECT sha256 FROM work.attachment a WHERE stored_at < :before"
                        + " AND NOT EXISTS (SELECT FROM work.upload u WHERE u.sha256 = a.sha256)"
                        + " LIMIT :round FOR UPDATE SKIP LOCKED)")
                .bind("before", before)
                .bind("round", ROUND)
                .fetch()
                .rowsUpdated();
        return orphans.flatMap(forgotten -> contents.map(gone -> forgotten + gone));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
