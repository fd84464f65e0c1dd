package io.caseledger.mask.web;

import io.caseledger.mask.query.LotRow;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what is typed on a lot's page as a draft, and declares drafts: all their rows or none (MSK-32). */
@Component
class StockOrders {
    private static final String DROP = "drop:";

    private final Drafts drafts;
    private final Attachments attachments;
    private final Commands commands;

    StockOrders(Drafts drafts, Attachments attachments, Commands commands) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.commands = commands;
    }

    /**
     * What was sent, after it was kept.
     *
     * @param draft as it is now kept; another page's where that has overtaken this one (GEN-08), with the documents of both
     * @param form as typed, with the draft's key
     * @param violations why files were refused
     */
    record Kept(Draft.Result result, StockDraft draft, Form form, List<Violation> violations) {}

    Mono<Kept> keep(Actor actor, LotRow lot, String list, StockSent sent) {
        var form = StockRows.withIds(list, sent.form());
        var place = Drafts.place(actor.accountId(), StockDraft.kind(list), lot.lotNumber(), form.key());
        return held(place).flatMap(proofs -> {
            var violations = new ArrayList<Violation>();
            return Flux.fromIterable(form.rows(list))
                    .concatMap(row -> Flux.fromIterable(
                                    sent.files().getOrDefault(list + "[" + row + "].proofs", List.of()))
                            .concatMap(
                                    file -> take(file, form.value(StockRows.id(list, row)), row, proofs, violations)))
                    .then(Mono.defer(() -> {
                        drop(form.op(), proofs);
                        var now = StockRows.withIds(list, form.applied());
                        proofs.keySet().retainAll(ids(list, now));
                        var text = new Draft.Text("", StockRows.kept(list, now, proofs.keySet()), proofs);
                        return drafts.keep(place, Draft.Tab.of(form), text)
                                .flatMap(saved -> saved.result() == Draft.Result.OVERTAKEN
                                        ? beside(saved.draft(), proofs)
                                        : Mono.just(saved))
                                .map(saved -> new Kept(
                                        saved.result(),
                                        StockDraft.of(saved.draft()),
                                        saved.draft().on(now).refused(violations),
                                        violations));
                    }));
        });
    }

    private Mono<Map<String, List<Attachment>>> held(Draft.Place place) {
        return drafts.about(place.accountId(), place.kind(), place.subject())
                .map(open -> {
                    var proofs = new LinkedHashMap<String, List<Attachment>>();
                    StockDraft.of(open).proofs().forEach((row, held) -> proofs.put(row, new ArrayList<>(held)));
                    return (Map<String, List<Attachment>>) proofs;
                })
                .defaultIfEmpty(new LinkedHashMap<>());
    }

    /** The documents of a page that was overtaken stay beside those of the other: whichever rows are kept in the end, theirs are there. */
    private Mono<Draft.Saved> beside(Draft theirs, Map<String, List<Attachment>> mine) {
        var both = new LinkedHashMap<>(mine);
        both.putAll(StockDraft.of(theirs).proofs());
        return drafts.keepAside(theirs.place(), both)
                .then(drafts.about(theirs.accountId(), theirs.kind(), theirs.subject()))
                .defaultIfEmpty(theirs)
                .map(draft -> new Draft.Saved(Draft.Result.OVERTAKEN, draft));
    }

    /** Sends all rows of a draft as one order; fails with {@link Rejection}, its fields those of the draft. */
    Mono<Outcome> declare(Actor actor, LotRow lot, StockDraft draft) {
        var order = StockRows.order(Lots.idOf(lot), draft);
        return order.violations().isEmpty()
                ? commands.send(order.command(), Commands.Options.key(draft.key()))
                        .flatMap(outcome -> drafts.sent(draft.draft().place(), lot.lotNumber())
                                .thenReturn(outcome))
                : Mono.error(new Rejection(Rejection.Kind.INVALID, order.violations()));
    }

    private Mono<Void> take(
            FilePart file, String rowId, int row, Map<String, List<Attachment>> proofs, List<Violation> violations) {
        return attachments
                .store(file)
                .doOnNext(stored -> {
                    var held = proofs.computeIfAbsent(rowId, id -> new ArrayList<>());
                    held.removeIf(other -> stored.sha256().equals(other.sha256()));
                    held.add(new Attachment(
                            "PROOF",
                            Attachment.Delivery.UPLOADED,
                            stored.name(),
                            stored.sha256(),
                            stored.mediaType(),
                            stored.size()));
                })
                .then()
                .onErrorResume(Rejection.class, refused -> {
                    refused.details()
                            .violations()
                            .forEach(found -> violations.add(new Violation(
                                    found.rule(), StockDraft.FLOWS + "[" + row + "].proofs", found.args())));
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

    private static Set<String> ids(String list, Form form) {
        var ids = new HashSet<String>();
        form.rows(list).forEach(row -> ids.add(form.value(StockRows.id(list, row))));
        return ids;
    }
}
