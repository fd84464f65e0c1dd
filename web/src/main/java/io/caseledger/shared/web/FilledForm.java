package io.caseledger.shared.web;

import io.caseledger.shared.contract.Actor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.codec.multipart.FilePart;

/**
 * A drafted form as it was sent.
 *
 * @param draft it belongs to: before it was kept, one without fields
 * @param form as typed, with what the login decides
 * @param files chosen files by the name of their field
 */
public record FilledForm(Filer filer, Draft draft, Form form, Map<String, List<FilePart>> files, Locale locale) {
    public Actor actor() {
        return filer.actor();
    }

    /** What it is about: number of the case, permit or lot. */
    public String subject() {
        return draft.subject();
    }

    /** The same with another form. */
    public FilledForm with(Form other) {
        return new FilledForm(filer, draft, other, files, locale);
    }

    /** The same as another draft. */
    FilledForm as(Draft other) {
        return new FilledForm(filer, other, form, files, locale);
    }
}
