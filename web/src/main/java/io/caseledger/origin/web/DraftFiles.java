package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.StoredFile;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of applications that are being written: who has sent what, so that a form cannot name another's content. */
@Component
class DraftFiles {
    private static final Pattern FILE = Pattern.compile("(attachments\\[\\d{1,4}])\\.file");
    private static final Pattern SHA256 = Pattern.compile("(attachments\\[\\d{1,9}])\\.sha256");

    private final Attachments store;
    private final DatabaseClient database;
    private final Clock clock;

    DraftFiles(Attachments store, DatabaseClient database, Clock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** What came of the files that a form carried: the fields with them, and why some were refused. */
    record Taken(Sent sent, List<Violation> violations) {}

    private record Known(String mediaType, long size) {}

    /** Keeps each file that stands in a row of the form and writes it into the row; a refused one is said beside its field. */
    Mono<Taken> take(Filer filer, Sent sent) {
        var fields = new LinkedHashMap<>(sent.fields());
        var violations = new ArrayList<Violation>();
        return Flux.fromIterable(sent.files().entrySet())
                .concatMap(file -> {
                    var row = FILE.matcher(file.getKey());
                    return row.matches()
                            ? keep(filer, file.getValue())
                                    .doOnNext(kept -> put(fields, row.group(1), kept))
                                    .onErrorResume(Rejection.class, refused -> {
                                        refused.details()
                                                .violations()
                                                .forEach(found -> violations.add(
                                                        new Violation(found.rule(), file.getKey(), found.args())));
                                        return Mono.empty();
                                    })
                            : Mono.<StoredFile>empty();
                })
                .then(Mono.defer(() -> own(filer, fields)))
                .map(own -> new Taken(sent.with(own), List.copyOf(violations)));
    }

    Mono<StoredFile> keep(Filer filer, FilePart file) {
        return store.store(file).flatMap(kept -> database.sql(
                        "INSERT INTO work.origin_upload (account_id, sha256, media_type, size, uploaded_at)"
                                + " VALUES (:account, :sha256, :type, :size, :now) ON CONFLICT DO NOTHING")
                .bind("account", filer.accountId())
                .bind("sha256", kept.sha256())
                .bind("type", kept.mediaType())
                .bind("size", kept.size())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .then()
                .thenReturn(kept));
    }

    /** The files of a case belong to who may revise it, whichever way they came in. */
    Mono<Void> adopt(Filer filer, CertificateApplication application) {
        var named = application.attachments().stream()
                .map(Attachment::sha256)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return named.length == 0
                ? Mono.empty()
                : database.sql("INSERT INTO work.origin_upload (account_id, sha256, media_type, size, uploaded_at)"
                                + " SELECT :account, sha256, media_type, size, :now FROM work.attachment"
                                + " WHERE sha256 = ANY(:named) ON CONFLICT DO NOTHING")
                        .bind("account", filer.accountId())
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("named", named)
                        .then();
    }

    /** The fields with type and size of each file as the store has them; what this account has not sent is no file. */
    Mono<Map<String, String>> own(Filer filer, Map<String, String> typed) {
        var rows = typed.keySet().stream()
                .map(SHA256::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(found -> found.group(1), found -> typed.getOrDefault(found.group(), "")));
        if (rows.isEmpty()) {
            return Mono.just(typed);
        }
        return known(filer, rows.values()).map(known -> {
            var fields = new LinkedHashMap<>(typed);
            rows.forEach((row, sha256) -> {
                var file = known.get(sha256);
                if (file == null) {
                    List.of("sha256", "mediaType", "size").forEach(part -> fields.remove(row + "." + part));
                } else {
                    fields.put(row + ".mediaType", file.mediaType());
                    fields.put(row + ".size", String.valueOf(file.size()));
                }
            });
            return fields;
        });
    }

    Mono<ResponseEntity<Flux<DataBuffer>>> download(Filer filer, Draft draft, String sha256) {
        var name = draft.fields().entrySet().stream()
                .filter(field -> SHA256.matcher(field.getKey()).matches()
                        && field.getValue().equals(sha256))
                .map(field -> field.getKey().replace(".sha256", ".fileName"))
                .map(path -> draft.fields().getOrDefault(path, sha256))
                .findFirst();
        return known(filer, List.of(sha256))
                .filter(known -> known.containsKey(sha256) && name.isPresent())
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "AttachmentExists")))
                .flatMap(known -> store.download(sha256, name.orElse(sha256)));
    }

    private Mono<Map<String, Known>> known(Filer filer, Collection<String> sha256) {
        return database.sql("SELECT sha256, media_type, size FROM work.origin_upload WHERE account_id = :account"
                        + " AND sha256 = ANY(:sha256)")
                .bind("account", filer.accountId())
                .bind("sha256", sha256.stream().distinct().toArray(String[]::new))
                .map((row, metadata) -> Map.entry(
                        Objects.requireNonNull(row.get("sha256", String.class)),
                        new Known(
                                Objects.requireNonNull(row.get("media_type", String.class)),
                                Objects.requireNonNull(row.get("size", Long.class)))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static void put(Map<String, String> fields, String row, StoredFile kept) {
        fields.put(row + ".delivery", "UPLOADED");
        fields.put(row + ".fileName", kept.name());
        fields.put(row + ".sha256", kept.sha256());
        fields.put(row + ".mediaType", kept.mediaType());
        fields.put(row + ".size", String.valueOf(kept.size()));
    }
}
