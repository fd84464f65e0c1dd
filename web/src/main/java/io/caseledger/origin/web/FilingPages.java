package io.caseledger.origin.web;

import io.caseledger.origin.contract.CaseState;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.web.FilingCheck.Checked;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Option;
import io.caseledger.shared.web.Overtaken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Makes the filing page of a draft: the form as typed, what is missing, what the officer asks. */
@Component
class FilingPages {
    /** This form among drafts. */
    static final String KIND = "origin.application";

    /** Reference texts are the messages {@code origin.reference.1} to this one. */
    private static final int REFERENCES = 8;

    private final Cases cases;
    private final FilingCheck check;
    private final CaseWords words;
    private final MessageSource messages;

    FilingPages(Cases cases, FilingCheck check, CaseWords words, MessageSource messages) {
        this.cases = cases;
        this.check = check;
        this.words = words;
        this.messages = messages;
    }

    /**
     * What a page is to show.
     *
     * @param form as typed; made by {@link #form}
     * @param status of the answer
     * @param notice key of a message on what was done
     */
    record Wanted(
            Form form,
            HttpStatus status,
            @Nullable String notice,
            FilingView.@Nullable Conflict conflict,
            @Nullable Overtaken overtaken) {
        static Wanted of(Form form) {
            return new Wanted(form, HttpStatus.OK, null, null, null);
        }

        static Wanted refused(Form form, List<Violation> violations) {
            return new Wanted(form.refused(violations), HttpStatus.UNPROCESSABLE_CONTENT, null, null, null);
        }

        Wanted with(HttpStatus other) {
            return new Wanted(form, other, notice, conflict, overtaken);
        }

        Wanted with(@Nullable String said) {
            return new Wanted(form, status, said, conflict, overtaken);
        }

        Wanted with(FilingView.Conflict found) {
            return new Wanted(form, HttpStatus.CONFLICT, notice, found, null);
        }

        Wanted with(Overtaken found) {
            return new Wanted(form, HttpStatus.CONFLICT, notice, null, found);
        }
    }

    /** The form of a draft with these fields. */
    static Form form(Draft draft, Map<String, String> fields, @Nullable Long caseVersion) {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        return keyed(Form.of(sent), draft, caseVersion);
    }

    /** The form with its key, and with what lets a later save tell whether another was quicker. */
    static Form keyed(Form form, Draft draft, @Nullable Long caseVersion) {
        var revises = Revises.of(draft);
        var seen = caseVersion != null || revises == null ? caseVersion : Long.valueOf(revises.version());
        return draft.on(form).with(Sent.CASE_VERSION, seen == null ? null : String.valueOf(seen));
    }

    static Form form(Draft draft) {
        return form(draft, FormBinder.tidy(CertificateApplication.class, draft.fields()), null);
    }

    Mono<Rendering> page(Filer filer, Draft draft, Wanted wanted, Locale locale) {
        var fields = fields(wanted.form());
        return check.check(filer, fields).flatMap(checked -> revised(filer, draft)
                .map(view -> view(filer, draft, fields, checked, view.orElse(null), wanted, locale))
                .map(view -> Rendering.view("origin/filing")
                        .status(wanted.status())
                        .modelAttribute("form", wanted.form().noted(said(view.comments(), locale)))
                        .modelAttribute("filing", view)
                        .modelAttribute("types", types(locale))
                        .build()));
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
        var fields = draft.fields();
        return check.check(filer, fields)
                .map(checked -> view(filer, draft, fields, checked, null, Wanted.of(form(draft)), locale))
                .map(view -> Rendering.view("origin/filing-parts :: answer")
                        .modelAttribute("filing", view)
                        .build());
    }

    private Mono<Optional<CaseView>> revised(Filer filer, Draft draft) {
        var revises = Revises.of(draft);
        return revises == null
                ? Mono.just(Optional.empty())
                : cases.find(filer.actor(), revises.receiptNumber())
                        .map(Optional::of)
                        .onErrorResume(Rejection.class, gone -> Mono.just(Optional.empty()));
    }

    private FilingView view(
            Filer filer,
            Draft draft,
            Map<String, String> fields,
            Checked checked,
            @Nullable CaseView revised,
            Wanted wanted,
            Locale locale) {
        return new FilingView(
                draft.id(),
                filer.isAgent(),
                type(fields),
                draft.subject().isEmpty() ? null : draft.subject(),
                revised != null && !revised.row().state().equals(CaseState.CORRECTION_REQUESTED.name()),
                revised == null
                        ? Map.of()
                        : revised.comments().stream()
                                .collect(Collectors.toMap(
                                        CaseView.Comment::field, CaseView.Comment::comment, (a, b) -> a + "\n" + b)),
                FilingSection.progress(checked.violations()),
                checked.warnings(),
                CaseDocument.sums(checked.application(), words, locale),
                references(locale),
                draft.version(),
                draft.savedAt(),
                wanted.notice(),
                wanted.conflict(),
                wanted.overtaken());
    }

    /** The fields of a form, without what only the page needs. */
    static Map<String, String> fields(Form form) {
        return FormBinder.tidy(
                CertificateApplication.class,
                form.paths().stream().collect(Collectors.toMap(path -> path, form::value)));
    }

    /** An unknown type shows the fields of the general one; the rules say that it is unknown. */
    static CertificateType type(Map<String, String> fields) {
        return CertificateTypes.byCode(fields.getOrDefault("type", ""))
                .orElseGet(() -> CertificateTypes.all().get(0));
    }

    static List<Option> types(Locale locale) {
        return CertificateTypes.all().stream()
                .map(type -> new Option(type.code(), type.code() + " " + CaseWords.name(type, locale)))
                .toList();
    }

    private List<Option> references(Locale locale) {
        return IntStream.rangeClosed(1, REFERENCES)
                .mapToObj(number -> new Option(String.valueOf(number), reference(number, locale)))
                .toList();
    }

    /** A reference text; empty for a number that is none. */
    String reference(long number, Locale locale) {
        return number < 1 || number > REFERENCES
                ? ""
                : Objects.requireNonNull(messages.getMessage("origin.reference." + number, null, locale));
    }

    /** Which fields differ, in the reader's words. */
    List<Overtaken.Difference> differences(Map<String, String> mine, Map<String, String> theirs, Locale locale) {
        return Overtaken.differences(
                mine, theirs, path -> words.label(path, locale), (path, raw) -> words.value(path, raw, locale));
    }
}
