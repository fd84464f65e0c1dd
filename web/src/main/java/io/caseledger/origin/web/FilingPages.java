package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.DraftedForms.Checked;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Overtaken;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.Viewers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Makes the filing page of a draft: the form as typed, what is missing, what the officer asks. */
@Component
record FilingPages(
        DraftedForms forms,
        FormOrders orders,
        Queries queries,
        CertificateFormSpec spec,
        Cases cases,
        CaseWords words,
        MessageSource messages) {
    /** Reference texts are the messages {@code origin.reference.1} to this one. */
    private static final int REFERENCES = 8;

    /**
     * What else a page tells, each of it or none.
     *
     * @param notice key of a message on what was done
     */
    record Told(
            @Nullable String notice,
            FilingView.@Nullable Conflict conflict,
            @Nullable Overtaken overtaken) {
        static final Told NOTHING = new Told(null, null, null);
    }

    Mono<Rendering> page(FilledForm it, HttpStatus status, Told told) {
        return forms.check(spec, it.actor(), it.form().text()).flatMap(checked -> revised(it.filer(), it.draft())
                .map(view -> view(it.filer(), it.draft(), checked, view.orElse(null), told, it.locale()))
                .map(view -> Rendering.view("origin/filing")
                        .status(status)
                        .modelAttribute("form", it.form().noted(said(view.comments(), it.locale())))
                        .modelAttribute("filing", view)
                        .modelAttribute("types", types(it.locale()))
                        .build()));
    }

    /** The case has changed since the page was made (GEN-08): how, and the form as one of the case as it is now. */
    Mono<Rendering> stale(FilledForm it, Refused refused) {
        return orders.newer(cases.numbered(it.subject()), it.actor(), refused.seen())
                .flatMap(now -> before(it, now).flatMap(before -> {
                    var form = it.form()
                            .with(FormOrders.VERSION, Long.toString(now.row().version()))
                            .with(
                                    CertificateFormSpec.REVISION,
                                    Integer.toString(now.row().revision()));
                    return page(
                            it.with(form), refused.status(), new Told(null, changes(before, now, it.locale()), null));
                }));
    }

    /** The application as the author of a revision had seen it. */
    private Mono<CertificateApplication> before(FilledForm it, CaseView now) {
        return queries.list(new FindRevisions(Viewers.of(it.actor()), it.subject()), RevisionView.class)
                .map(revisions -> revisions.stream()
                        .filter(revision -> Integer.toString(revision.revision())
                                .equals(it.form().value(CertificateFormSpec.REVISION)))
                        .findFirst()
                        .map(RevisionView::application)
                        .orElse(now.application()))
                .map(cases::application);
    }

    private FilingView.Conflict changes(CertificateApplication before, CaseView now, Locale locale) {
        var changed = new ArrayList<>(Overtaken.differences(
                FormBinder.unbind(before),
                FormBinder.unbind(cases.application(now.application())),
                path -> words.label(path, locale),
                (path, raw) -> words.value(path, raw, locale)));
        changed.addFirst(new Overtaken.Difference(
                words.shortLabel("state", locale),
                words.state(CaseState.CORRECTION_REQUESTED.name(), locale),
                words.state(now.row().state(), locale)));
        return new FilingView.Conflict(now.row().updatedAt(), changed);
    }

    private Map<String, String> said(Map<String, String> comments, Locale locale) {
        var said = new LinkedHashMap<String, String>();
        comments.forEach((field, comment) -> said.put(
                field,
                Objects.requireNonNull(messages.getMessage("origin.form.officer", new Object[] {comment}, locale))));
        return said;
    }

    /** What changes on the page while somebody types; the answer to a save. */
    Mono<Rendering> parts(Filer filer, Draft draft, Locale locale) {
        return forms.check(spec, filer.actor(), draft.fields())
                .map(checked -> view(filer, draft, checked, null, Told.NOTHING, locale))
                .map(view -> Rendering.view("origin/filing-parts :: answer")
                        .modelAttribute("filing", view)
                        .build());
    }

    private Mono<Optional<CaseView>> revised(Filer filer, Draft draft) {
        return draft.subject().isEmpty()
                ? Mono.just(Optional.empty())
                : cases.find(filer.actor(), draft.subject())
                        .map(Optional::of)
                        .onErrorResume(Rejection.class, gone -> Mono.just(Optional.empty()));
    }

    private FilingView view(
            Filer filer,
            Draft draft,
            Checked<CertificateApplication> checked,
            @Nullable CaseView revised,
            Told told,
            Locale locale) {
        return new FilingView(
                draft.id(),
                filer.isAgent(),
                type(checked.value().type()),
                draft.subject().isEmpty() ? null : draft.subject(),
                revised != null && !revised.row().state().equals(CaseState.CORRECTION_REQUESTED.name()),
                revised == null ? Map.of() : CasePages.comments(revised),
                FilingSection.progress(checked.violations()),
                checked.warnings(),
                CaseDocument.sums(checked.value(), words, locale),
                references(locale),
                draft.version(),
                draft.savedAt(),
                told.notice(),
                told.conflict(),
                told.overtaken());
    }

    /** An unknown type shows the fields of the general one; the rules say that it is unknown. */
    static CertificateType type(@Nullable String code) {
        return CertificateTypes.byCode(code == null ? "" : code)
                .orElseGet(() -> CertificateTypes.all().get(0));
    }

    static List<Option> types(Locale locale) {
        return CertificateTypes.all().stream()
                .map(type -> new Option(type.code(), type.code() + " " + CaseWords.name(type, locale)))
                .toList();
    }

    private List<Option> references(Locale locale) {
        return IntStream.rangeClosed(1, REFERENCES)
                .mapToObj(number -> new Option(String.valueOf(number), reference(String.valueOf(number), locale)))
                .toList();
    }

    /** A reference text; empty for a number that is none. */
    String reference(String number, Locale locale) {
        return !number.matches("[1-" + REFERENCES + "]")
                ? ""
                : Objects.requireNonNull(messages.getMessage("origin.reference." + number, null, locale));
    }
}
