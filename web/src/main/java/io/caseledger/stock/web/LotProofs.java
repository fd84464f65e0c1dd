package io.caseledger.stock.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.Uploads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The documents of a lot's flows before they are declared (MSK-32): kept aside with the draft, by the row. */
@Component
record LotProofs(Drafts drafts, Uploads uploads) {
    private static final String DROP = "drop:";

    /**
     * A form with the files that came with it.
     *
     * @param form once its button was pressed, with why files were refused
     * @param text what is to be kept of it
     */
    record Taken(Form form, Draft.Text text) {}

    /** @param spec of the form */
    Mono<Taken> take(LotFormSpec<?> spec, FilledForm it) {
        var form = spec.withIds(it.form());
        var violations = new ArrayList<Violation>();
        return held(it.draft().place()).flatMap(proofs -> Flux.fromIterable(form.rows(spec.list()))
                .concatMap(row -> {
                    var field = spec.list() + "[" + row + "].proofs";
                    return Flux.fromIterable(it.files().getOrDefault(field, List.of()))
                            .concatMap(file ->
                                    take(it.actor(), file, form.value(spec.id(row)), field, proofs, violations));
                })
                .then(Mono.fromSupplier(() -> taken(spec, form, proofs, violations))));
    }

    private static Taken taken(
            LotFormSpec<?> spec, Form form, Map<String, List<Attachment>> proofs, List<Violation> violations) {
        drop(form.op(), proofs);
        var now = spec.withIds(form.applied());
        proofs.keySet()
                .retainAll(now.rows(spec.list()).stream()
                        .map(row -> now.value(spec.id(row)))
                        .collect(Collectors.toSet()));
        var kept = spec.kept(now, proofs.keySet());
        // a declaration is about what is kept, and so is what is said of it
        var after = form.op().equals("declare") && violations.isEmpty() ? now.holding(spec.type(), kept) : now;
        return new Taken(after.refused(violations), new Draft.Text("", kept, proofs));
    }

    private Mono<Map<String, List<Attachment>>> held(Draft.Place place) {
        return drafts.about(place.accountId(), place.kind(), place.subject())
                .map(open -> {
                    Map<String, List<Attachment>> proofs = new LinkedHashMap<>();
                    LotFormSpec.proofs(open).forEach((row, held) -> proofs.put(row, new ArrayList<>(held)));
                    return proofs;
                })
                .defaultIfEmpty(new LinkedHashMap<>());
    }

    private Mono<Void> take(
            Actor actor,
            FilePart file,
            String rowId,
            String field,
            Map<String, List<Attachment>> proofs,
            List<Violation> violations) {
        return uploads.keep(actor, file)
                .doOnNext(stored -> {
                    var held = proofs.computeIfAbsent(rowId, id -> new ArrayList<>());
                    held.removeIf(other -> stored.sha256().equals(other.sha256()));
                    held.add(stored.asAttachment("PROOF"));
                })
                .then()
                .onErrorResume(Rejection.class, refused -> {
                    refused.details()
                            .violations()
                            .forEach(found -> violations.add(new Violation(found.rule(), field, found.args())));
                    return Mono.empty();
                });
    }

    /** A button takes one document away: {@code drop:ROW:SHA256}. */
    private static void drop(String op, Map<String, List<Attachment>> proofs) {
        var parts = op.split(":", 3);
        if (isDrop(op) && parts.length == 3) {
            proofs.getOrDefault(parts[1], new ArrayList<>()).removeIf(proof -> parts[2].equals(proof.sha256()));
            proofs.values().removeIf(List::isEmpty);
        }
    }

    static boolean isDrop(String op) {
        return op.startsWith(DROP);
    }
}
