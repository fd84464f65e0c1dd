package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.query.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Drafts that wait to be gone on with; the latest first, as that is what somebody comes back for. */
@Component
@Order(400)
record WaitingDrafts(Drafts drafts, DraftParts parts) implements WaitingWork {
    /** Their owner may write in another window. */
    @Override
    public Set<String> topics(Actor actor) {
        return Set.of(Topics.drafts(actor.accountId()));
    }

    @Override
    public Flux<Waiting> of(Actor actor, Locale locale) {
        return actor.role().files()
                ? Flux.just("origin", "mask").concatMap(part -> of(part, actor, locale))
                : Flux.empty();
    }

    private Mono<Waiting> of(String part, Actor actor, Locale locale) {
        return drafts.latest(actor.accountId(), parts.kinds(part), "type", Waiting.SHOWN)
                .map(found -> new Waiting(
                        part + "-drafts",
                        found.total(),
                        "/" + part + "/drafts",
                        found.rows().stream()
                                .map(draft -> item(parts.listed(part, draft, locale)))
                                .toList()));
    }

    private static Waiting.Item item(ListedDraft draft) {
        var about = List.of(draft.title(), draft.about()).stream()
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
        return Waiting.Item.since(draft.kind(), draft.path(), about, draft.savedAt());
    }
}
