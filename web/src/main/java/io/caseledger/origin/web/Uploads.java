package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.StoredFile;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which account has sent which content (COE0510-02), for form and API alike: without it, naming a content's hash would be enough to get it. */
@Component
public class Uploads {
    private final Attachments store;
    private final DatabaseClient database;
    private final Clock clock;

    Uploads(Attachments store, DatabaseClient database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    record Known(String mediaType, long size) {}

    /** Fails as {@link Attachments#store(FilePart)} does, and with FORBIDDEN for who files nothing. */
    public Mono<StoredFile> keep(Actor actor, FilePart file) {
        return Filers.files(actor) ? keep(actor.accountId(), file) : Filers.forbidden();
    }

    Mono<StoredFile> keep(String accountId, FilePart file) {
        return store.store(file).flatMap(kept -> database.sql(
                        "INSERT INTO work.origin_upload (account_id, sha256, media_type, size, uploaded_at)"
                                + " VALUES (:account, :sha256, :type, :size, :now) ON CONFLICT DO NOTHING")
                .bind("account", accountId)
                .bind("sha256", kept.sha256())
                .bind("type", kept.mediaType())
                .bind("size", kept.size())
                .bind("now", now())
                .then()
                .thenReturn(kept));
    }

    /** The files of a case belong to who may revise it, whichever way they came in. */
    Mono<Void> adopt(String accountId, CertificateApplication application) {
        var named = named(application);
        return named.isEmpty()
                ? Mono.empty()
                : database.sql("INSERT INTO work.origin_upload (account_id, sha256, media_type, size, uploaded_at)"
                                + " SELECT :account, sha256, media_type, size, :now FROM work.attachment"
                                + " WHERE sha256 = ANY(:named) ON CONFLICT DO NOTHING")
                        .bind("account", accountId)
                        .bind("now", now())
                        .bind("named", named.toArray(String[]::new))
                        .then();
    }

    Mono<Map<String, Known>> known(String accountId, Collection<String> sha256) {
        return database.sql("SELECT sha256, media_type, size FROM work.origin_upload WHERE account_id = :account"
                        + " AND sha256 = ANY(:sha256)")
                .bind("account", accountId)
                .bind("sha256", sha256.stream().distinct().toArray(String[]::new))
                .map((row, metadata) -> Map.entry(
                        Objects.requireNonNull(row.get("sha256", String.class)),
                        new Known(
                                Objects.requireNonNull(row.get("media_type", String.class)),
                                Objects.requireNonNull(row.get("size", Long.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * Fails with INVALID, by {@code AttachmentIsUploaded} at each, where an application names a content that this account has not sent, or one of another
     * type or size.
     *
     * @param held what the case has already, whoever has sent it
     */
    public Mono<Void> require(Actor actor, CertificateApplication application, List<Attachment> held) {
        var named = named(application);
        if (named.isEmpty()) {
            return Mono.empty();
        }
        return known(actor.accountId(), named).flatMap(known -> {
            var violations = new ArrayList<Violation>();
            for (int i = 0; i < application.attachments().size(); i++) {
                var attachment = application.attachments().get(i);
                // one without a hash is the case's own rule's business
                if (attachment.sha256() != null
                        && !held.contains(attachment)
                        && !isThat(attachment, known.get(attachment.sha256()))) {
                    violations.add(Violation.of("AttachmentIsUploaded", "attachments[" + i + "].sha256"));
                }
            }
            return violations.isEmpty() ? Mono.empty() : Mono.error(new Rejection(Rejection.Kind.INVALID, violations));
        });
    }

    private static boolean isThat(Attachment named, @Nullable Known sent) {
        return sent != null && sent.mediaType().equals(named.mediaType()) && Objects.equals(named.size(), sent.size());
    }

    private static List<String> named(CertificateApplication application) {
        return application.attachments().stream()
                .map(Attachment::sha256)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
