package io.caseledger.stock.web;

import io.caseledger.shared.bus.NothingAgainstIt;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.RuleTexts;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.query.FindLots;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotListView;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.LotRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Brings in the lots of a declaration or permit with the drafts that wait for them, and declares these lot by lot. */
@Component
record LoadLots(Queries queries, Drafts drafts, DraftedForms forms, LotFormSpec.Flows flowsForm, RuleTexts rules) {
    private static final Pattern PERMIT = Pattern.compile("MSK\\d{11}");
    private static final Pattern ROW = Pattern.compile("flows\\[\\d+]\\.id");
    /** A permit has 99 items at most. */
    private static final int MOST = 500;
    /** Characters of a declaration number without its two blanks. */
    private static final int UNSPACED = 12;

    Mono<LoadedLots> load(Actor actor, String typed) {
        var number = typed.strip().toUpperCase(Locale.ROOT);
        return find(actor, number)
                .flatMap(found -> found.isEmpty() ? find(actor, spaced(number)) : Mono.just(found))
                .flatMap(found -> drafts.about(
                                actor.accountId(),
                                flowsForm.kind(),
                                found.stream().map(LotRow::lotNumber).toList())
                        .collectMap(Draft::subject, LoadLots::rows)
                        .map(drafted -> new LoadedLots(number, found, nonEmpty(drafted), List.of())));
    }

    /** All drafts of what a number brings in: each lot by itself, so that what is wrong with one keeps no other back. */
    Mono<LoadedLots> declare(Actor actor, String number, Locale locale) {
        return load(actor, number).flatMap(loaded -> drafts.about(
                        actor.accountId(), flowsForm.kind(), loaded.drafted().keySet())
                .concatMap(draft -> declare(actor, draft, locale))
                .collectList()
                .flatMap(LoadLots::unlessOnlyChecked)
                .flatMap(done -> queries.caughtUp(
                                Lots.PROJECTION,
                                done.stream()
                                        .flatMap(result -> result.outcome().stream())
                                        .map(Outcome::position)
                                        .max(Long::compare))
                        .then(Mono.defer(() -> load(actor, number)))
                        .map(now -> now.with(done.stream().map(Done::result).toList()))));
    }

    /** @param checked that nothing is against it, where it was not to be declared yet */
    private record Done(LoadedLots.Result result, Optional<Outcome> outcome, Optional<NothingAgainstIt> checked) {}

    /** A check passes where none of them would be refused. */
    private static Mono<List<Done>> unlessOnlyChecked(List<Done> done) {
        return done.stream().allMatch(result -> result.checked().isPresent())
                ? done.stream()
                        .flatMap(result -> result.checked().stream())
                        .findFirst()
                        .<Mono<List<Done>>>map(Mono::error)
                        .orElse(Mono.just(done))
                : Mono.just(done);
    }

    private Mono<Done> declare(Actor actor, Draft draft, Locale locale) {
        return forms.send(flowsForm, actor, draft, Form.holding(draft.fields()))
                .map(outcome -> new Done(
                        new LoadedLots.Result(draft.subject(), List.of()), Optional.of(outcome), Optional.empty()))
                .onErrorResume(
                        NothingAgainstIt.class,
                        checked -> Mono.just(new Done(
                                new LoadedLots.Result(draft.subject(), List.of()),
                                Optional.empty(),
                                Optional.of(checked))))
                .onErrorResume(
                        Rejection.class,
                        refused -> Mono.just(new Done(
                                new LoadedLots.Result(
                                        draft.subject(),
                                        refused.details().violations().stream()
                                                .map(violation -> LoadedLots.Refusal.of(
                                                        violation.field(), rules.text(violation, locale)))
                                                .distinct()
                                                .toList()),
                                Optional.empty(),
                                Optional.empty())));
    }

    /** Lots of exactly this number: filters compare from the beginning. */
    private Mono<List<LotRow>> find(Actor actor, String number) {
        if (number.isEmpty()) {
            return Mono.just(List.of());
        }
        var permit = PERMIT.matcher(number).matches();
        return queries.one(
                        new FindLots(
                                Viewers.of(actor),
                                permit ? LotFilter.permit(number) : LotFilter.reference(number),
                                new LotOrder(LotOrder.Column.LOT_NUMBER, false),
                                1,
                                MOST),
                        LotListView.class)
                .map(found -> found.rows().stream()
                        .filter(row -> number.equals(permit ? row.permitNumber() : row.reference()))
                        .toList());
    }

    /** Declaration numbers have two blanks in third place, which people leave out. */
    private static String spaced(String number) {
        var dense = number.replace(" ", "");
        return dense.length() == UNSPACED ? dense.substring(0, 2) + "  " + dense.substring(2) : "";
    }

    private static long rows(Draft draft) {
        return draft.fields().keySet().stream()
                .filter(path -> ROW.matcher(path).matches())
                .count();
    }

    private static Map<String, Long> nonEmpty(Map<String, Long> drafted) {
        return drafted.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
