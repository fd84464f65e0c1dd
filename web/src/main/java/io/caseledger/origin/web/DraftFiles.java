package io.caseledger.origin.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.StoredFile;
import io.caseledger.shared.web.Uploads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of applications that are being written; a form cannot name another's content. */
@Component
record DraftFiles(Attachments store, Uploads uploads) {
    private static final Pattern FILE = Pattern.compile("(attachments\\[\\d{1,4}])\\.file");
    private static final Pattern SHA256 = Pattern.compile("(attachments\\[\\d{1,9}])\\.sha256");

    /** Keeps each file that stands in a row of the form and writes it into the row; a refused one is said beside its field. */
    Mono<FilledForm> take(FilledForm it) {
        var fields = it.form().text();
        var violations = new ArrayList<Violation>();
        return Flux.fromIterable(it.files().entrySet())
                .concatMap(file -> {
                    var row = FILE.matcher(file.getKey());
                    return row.matches()
                            ? uploads.keep(it.actor(), file.getValue().getFirst())
                                    .doOnNext(kept -> {
                                        fields.put(row.group(1) + ".delivery", "UPLOADED");
                                        put(fields, row.group(1), kept);
                                    })
                                    .onErrorResume(Rejection.class, refused -> {
                                        refused.details()
                                                .violations()
                                                .forEach(found -> violations.add(
                                                        new Violation(found.rule(), file.getKey(), found.args())));
                                        return Mono.empty();
                                    })
                            : Mono.<StoredFile>empty();
                })
                .then(Mono.defer(() -> own(it.filer(), fields)))
                .map(own -> it.with(Form.holding(own).refused(violations)));
    }

    /** The fields with name, type and size of each file as the store has them; what this account has not sent is no file. */
    Mono<Map<String, String>> own(Filer filer, Map<String, String> typed) {
        var rows = typed.keySet().stream()
                .map(SHA256::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(found -> found.group(1), found -> typed.getOrDefault(found.group(), "")));
        if (rows.isEmpty()) {
            return Mono.just(typed);
        }
        return uploads.known(filer.accountId(), rows.values()).map(known -> {
            var fields = new LinkedHashMap<>(typed);
            rows.forEach((row, sha256) -> {
                var file = known.get(sha256);
                if (file == null) {
                    List.of("sha256", "mediaType", "size").forEach(part -> fields.remove(row + "." + part));
                } else {
                    put(fields, row, file);
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
        return uploads.known(filer.accountId(), List.of(sha256))
                .filter(known -> known.containsKey(sha256) && name.isPresent())
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.AttachmentExists")))
                .flatMap(known -> store.download(sha256, name.orElse(sha256)));
    }

    private static void put(Map<String, String> fields, String row, StoredFile kept) {
        fields.put(row + ".fileName", kept.name());
        fields.put(row + ".sha256", kept.sha256());
        fields.put(row + ".mediaType", kept.mediaType());
        fields.put(row + ".size", String.valueOf(kept.size()));
    }
}
