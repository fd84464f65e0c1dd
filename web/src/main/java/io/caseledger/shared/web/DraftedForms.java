package io.caseledger.shared.web;

import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.RuleKeys;
import io.caseledger.shared.contract.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How every drafted form goes (ADR 24): what was typed is kept first, whatever button was pressed; another page's save is told and not overwritten
 * (GEN-08); sent twice, it makes one thing (GEN-07).
 */
@Component
public record DraftedForms(Drafts drafts, Commands commands, Filer.Register filers, RuleTexts rules) {
    /** What a draft keeps of its page and nobody types. */
    private static final Set<String> NOT_TYPED = Set.of("part", FormOrders.VERSION, "revision");

    /**
     * What was found in a form.
     *
     * @param value what could be read
     * @param violations what could not be, and all that the rules find
     * @param warnings what looks odd and stops nothing
     */
    public record Checked<T extends Record>(T value, List<Violation> violations, List<Violation> warnings) {}

    /** Who is signed in; {@link Rejection.Kind#FORBIDDEN} for whoever is neither applicant nor agent. */
    public Mono<Filer> filer(FormSpec<?> spec) {
        return Commands.actor()
                .filter(actor -> actor.role().files())
                .flatMap(filers::find)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, spec.facts.onlyFilers())));
    }

    /** A draft of the account's own; fails with NOT_FOUND. */
    public Mono<Draft> find(FormSpec<?> spec, Filer filer, String id) {
        return drafts.find(filer.accountId(), spec.kind(), id);
    }

    /** The form that was sent from a draft's page. */
    public Mono<FilledForm> read(FormSpec<?> spec, Filer filer, Draft draft, ServerWebExchange exchange) {
        return read(spec, filer, form -> draft, exchange);
    }

    /** The form that was sent from a page of which there is one for each subject. */
    public Mono<FilledForm> read(FormSpec<?> spec, Filer filer, String subject, ServerWebExchange exchange) {
        return read(
                spec,
                filer,
                form -> drafts.blank(Drafts.place(filer.accountId(), spec.kind(), subject, form.key()), Map.of()),
                exchange);
    }

    private static Mono<FilledForm> read(
            FormSpec<?> spec, Filer filer, Function<Form, Draft> draft, ServerWebExchange exchange) {
        return SentForm.read(exchange).map(sent -> {
            var form = Form.holding(spec.fixed(sent.form().text(), filer));
            // refused before anything is kept
            FormOrders.version(form);
            return new FilledForm(filer, draft.apply(form), form, sent.files(), Language.of(exchange));
        });
    }

    /** Keeps a form while it is typed (autosave.js); 409 where another page has saved meanwhile, or it is sent already. */
    public Mono<Rendering> autosave(FormSpec<?> spec, FilledForm it) {
        return autosave(spec, it, draft -> {
            var answer = Rendering.view("shared/drafts :: answer")
                    .modelAttribute("at", draft.savedAt())
                    .modelAttribute("version", draft.version());
            return Mono.just(
                    (draft.subject().isEmpty() ? answer.modelAttribute("path", spec.path(draft.place())) : answer)
                            .build());
        });
    }

    /** @param kept what changes on the page with it */
    public Mono<Rendering> autosave(FormSpec<?> spec, FilledForm it, Function<Draft, Mono<Rendering>> kept) {
        return drafts.save(it.draft().place(), Draft.Tab.of(it.form()), spec.text(spec.fields(it.form())))
                .flatMap(saved -> saved.result() == Draft.Result.KEPT
                        ? kept.apply(saved.draft())
                        : Mono.just(Rendering.view("shared/drafts :: short")
                                .modelAttribute("sent", saved.result() == Draft.Result.SENT)
                                .status(HttpStatus.CONFLICT)
                                .build()));
    }

    /** @param after the form once its button was pressed; what that has found wrong stops it */
    public Mono<Rendering> act(FormSpec<?> spec, FilledForm it, Form after, FormPage page) {
        return act(spec, it, after, spec.text(spec.fields(after)), page);
    }

    /** @param text what is kept of it */
    public Mono<Rendering> act(FormSpec<?> spec, FilledForm it, Form after, Draft.Text text, FormPage page) {
        var op = it.form().op();
        var submits = op.equals(spec.facts.submit());
        return drafts.save(it.draft().place(), Draft.Tab.of(it.form()), text).flatMap(saved -> {
            var kept = it.as(saved.draft()).with(saved.draft().on(after.with(Form.OP, null)));
            var tidied = kept.with(kept.form().tidied(spec.type));
            return switch (saved.result()) {
                case OVERTAKEN ->
                    drafts.beside(saved.draft(), text)
                            .flatMap(theirs -> page.show(
                                    tidied.as(theirs), HttpStatus.CONFLICT, overtaken(spec, tidied.as(theirs), text)));
                case SENT -> {
                    if (!submits && spec.beginsAnew()) {
                        yield act(spec, it.as(anew(saved.draft())), after, text, page);
                    }
                    yield isAsSent(saved.draft(), text)
                            ? again(spec, tidied, submits)
                            : sentOtherwise(spec, tidied, text, page);
                }
                case KEPT -> {
                    if (after.failed()) {
                        yield page.show(kept, HttpStatus.UNPROCESSABLE_CONTENT, null);
                    }
                    yield submits ? submit(spec, tidied, page) : page.pressed(kept, op);
                }
            };
        });
    }

    private Draft anew(Draft sent) {
        return drafts.blank(Draft.Place.fresh(sent.accountId(), sent.kind(), sent.subject()), Map.of());
    }

    /** It is sent already: a second click gets the first one's answer. */
    private Mono<Rendering> again(FormSpec<?> spec, FilledForm it, boolean submits) {
        var there = Mono.just(FormOrders.to(spec.shownAt(it.draft().sentAs())));
        return submits ? sent(spec, it).onErrorResume(Rejection.class, other -> there) : there;
    }

    /** Another page has sent it with another text: what this one holds is kept, as a draft of its own, and both are shown. */
    private Mono<Rendering> sentOtherwise(FormSpec<?> spec, FilledForm it, Draft.Text text, FormPage page) {
        var sent = it.draft();
        var tab = new Draft.Tab(it.form().value(Draft.EDITOR), 0);
        return drafts.save(anew(sent).place(), tab, text)
                .flatMap(saved -> page.show(
                        it.as(saved.draft()).with(saved.draft().on(it.form())),
                        HttpStatus.CONFLICT,
                        new Overtaken(
                                sent.savedAt(),
                                differences(spec, text.fields(), sent.fields(), it.locale()),
                                spec.shownAt(sent.sentAs()),
                                sent.sentAs())));
    }

    /** A second click, or the same form sent once more; what was sent long ago is not known any more. */
    private static boolean isAsSent(Draft sent, Draft.Text text) {
        return sent.fields().isEmpty() || typed(sent.fields()).equals(typed(text.fields()));
    }

    private Mono<Rendering> submit(FormSpec<?> spec, FilledForm it, FormPage page) {
        return sent(spec, it).onErrorResume(Rejection.class, rejection -> Refused.of(
                        rejection, FormOrders.version(it.form()), rules, it.locale())
                .flatMap(refused -> refused.stale()
                        ? page.stale(it, refused)
                        : sentBefore(refused)
                                .map(number -> apart(spec, it, number, refused, page))
                                .orElseGet(() -> page.show(
                                        it.with(it.form().refused(spec.inPageOrder(refused.violations()))),
                                        refused.status(),
                                        null))));
    }

    /** Number of what the draft became when it was sent with other text, and the answer was lost. */
    private static Optional<String> sentBefore(Refused refused) {
        return refused.violations().stream()
                .filter(violation -> violation.rule().equals(RuleKeys.A_KEY_STANDS_FOR_ONE_ORDER))
                .map(violation -> violation.args().getFirst())
                .findFirst();
    }

    /** The draft is sent; what has been typed since is one of its own. */
    private Mono<Rendering> apart(FormSpec<?> spec, FilledForm it, String number, Refused refused, FormPage page) {
        var text = spec.text(spec.fields(it.form()));
        var kept = new Draft.Text(text.title(), text.fields(), it.draft().aside());
        return drafts.sent(it.draft().place(), number)
                .then(drafts.save(anew(it.draft()).place(), new Draft.Tab(Drafts.fresh(), 0), kept))
                .flatMap(saved -> page.show(
                        it.as(saved.draft()).with(saved.draft().on(it.form()).refused(refused.violations())),
                        refused.status(),
                        null));
    }

    /** Leads to what it has become, which waits until it can show it. */
    private Mono<Rendering> sent(FormSpec<?> spec, FilledForm it) {
        return send(spec, it.actor(), it.draft(), it.form())
                .map(outcome -> FormOrders.to(spec.shownAt(outcome.number()) + "?after=" + outcome.position() + "&done="
                        + spec.done(it.subject())));
    }

    /** Sends a draft: its id is the key. Fails with {@link Rejection}, its fields those of the draft. */
    public <T extends Record> Mono<Outcome> send(FormSpec<T> spec, Actor actor, Draft draft, Form form) {
        var fields = spec.fields(form);
        var bound = FormBinder.bind(spec.type, fields);
        if (!bound.violations().isEmpty()) {
            return check(spec, actor, fields)
                    .flatMap(checked -> Mono.error(new Rejection(Rejection.Kind.INVALID, checked.violations())));
        }
        return spec.order(actor, draft, form, bound.value())
                .flatMap(order ->
                        commands.sendAs(actor, order, new Commands.Options(draft.id(), FormOrders.version(form))))
                .flatMap(outcome -> drafts.sent(draft.place(), outcome.number()).thenReturn(outcome));
    }

    /** Off the event loop: the rules look accounts up. */
    public <T extends Record> Mono<Checked<T>> check(FormSpec<T> spec, Actor actor, Map<String, String> fields) {
        return Mono.fromCallable(() -> {
                    var bound = FormBinder.bind(spec.type, fields);
                    var all = new ArrayList<>(bound.violations());
                    if (spec.rules == null) {
                        return new Checked<>(bound.value(), spec.inPageOrder(all), List.<Violation>of());
                    }
                    // a field that cannot be read is empty to the rules; that it is empty need not be said as well
                    var unreadable = all.stream().map(Violation::field).collect(Collectors.toSet());
                    spec.rules.check(bound.value(), actor).stream()
                            .filter(found -> !unreadable.contains(found.field()))
                            .forEach(all::add);
                    return new Checked<>(
                            bound.value(), spec.inPageOrder(all), spec.rules.warnings(bound.value(), actor));
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Overtaken overtaken(FormSpec<?> spec, FilledForm it, Draft.Text mine) {
        return new Overtaken(
                it.draft().savedAt(),
                differences(spec, mine.fields(), it.draft().fields(), it.locale()),
                spec.path(it.draft().place()),
                null);
    }

    private static List<Overtaken.Difference> differences(
            FormSpec<?> spec, Map<String, String> mine, Map<String, String> theirs, Locale locale) {
        return Overtaken.differences(
                typed(mine),
                typed(theirs),
                path -> spec.words.label(path, locale),
                (path, raw) -> spec.words.value(path, raw, locale));
    }

    private static Map<String, String> typed(Map<String, String> fields) {
        var typed = new HashMap<>(fields);
        typed.keySet().removeIf(path -> NOT_TYPED.contains(path) || path.endsWith("].id"));
        return typed;
    }
}
