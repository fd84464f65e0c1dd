package io.caseledger.origin.web;

import static java.util.Objects.requireNonNull;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.origin.xml.XmlEntry;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import io.caseledger.shared.web.Refused;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What each button of the filing form makes of the fields (UI-02, UI-05): rows, "same as applicant", reference texts, copying, starting over. */
@Component
record FilingButtons(Cases cases, FilingPages pages, ApplicationXml xml) {
    private static final String IMPORT_FILE = "importFile";
    private static final Pattern SAME_MANUFACTURER = Pattern.compile("same:manufacturers:(\\d{1,4})");

    /** The form after its button, with why that did nothing. A file that was refused stops it: whoever pressed it has to know first. */
    Mono<Form> pressed(FilledForm it) {
        var form = it.form();
        if (form.failed()) {
            return Mono.just(form);
        }
        var typed = form.text();
        var manufacturer = SAME_MANUFACTURER.matcher(form.op());
        if (manufacturer.matches()) {
            return done(form, FilingFields.manufacturerAsApplicant(typed, Integer.parseInt(manufacturer.group(1))));
        }
        return switch (form.op()) {
            case "copy" -> copy(it);
            case "import" -> imported(it);
            case "restart" -> restart(it);
            case "clear:goods" -> done(form, FilingFields.without(typed, "goods"));
            case "same:exporter" -> done(form, FilingFields.exporterAsApplicant(typed));
            case "reference" -> {
                var text = pages.reference(form.value("reference"), it.locale());
                yield done(form.with("reference", null), text.isEmpty() ? typed : FilingFields.withRemark(typed, text));
            }
            default -> Mono.just(form.applied());
        };
    }

    private Mono<Form> copy(FilledForm it) {
        var form = it.form();
        return cases.find(it.actor(), form.value(ApplyController.COPY_FROM).strip())
                .flatMap(found -> done(
                        form.with(ApplyController.COPY_FROM, null),
                        FilingFields.copied(cases.application(found.application()), it.filer())))
                .onErrorResume(
                        Refused.as(Rejection.Kind.NOT_FOUND),
                        none -> refused(
                                form, List.of(Violation.of("origin.OwnCasesAreCopied", ApplyController.COPY_FROM))));
    }

    /** A file takes the place of all that is typed, attachments aside (COE0010-13); a refused one changes nothing. */
    private Mono<Form> imported(FilledForm it) {
        var file = it.files().get(IMPORT_FILE);
        if (file == null) {
            return refused(it.form(), List.of(Violation.of("origin.XmlFileIsChosen", IMPORT_FILE)));
        }
        return xml.read(file.getFirst().content()).flatMap(entries -> {
            // the fields that faults name are the file's, not the form's
            var faults = entries.stream()
                    .flatMap(entry -> entry.faults().stream())
                    .limit(ApplicationXml.MOST_FAULTS)
                    .map(found -> new Violation(found.rule(), IMPORT_FILE, found.args()))
                    .toList();
            return faults.isEmpty() ? taken(it, entries) : refused(it.form(), faults);
        });
    }

    private static Mono<Form> taken(FilledForm it, List<XmlEntry> entries) {
        if (entries.size() != 1) {
            return refused(
                    it.form(),
                    List.of(Violation.of(
                            "origin.XmlHoldsOneApplication", IMPORT_FILE, String.valueOf(entries.size()))));
        }
        var fields = FormBinder.unbind(requireNonNull(entries.getFirst().application()));
        it.form().text().forEach((path, text) -> {
            if (path.startsWith("attachments[")) {
                fields.put(path, text);
            }
        });
        return done(it.form(), FilingFields.fixed(fields, it.filer()));
    }

    /** A new application begins empty again, a revision with what was filed. */
    private Mono<Form> restart(FilledForm it) {
        var form = it.form();
        var subject = it.subject();
        return subject.isEmpty()
                ? done(form, FilingFields.first(FilingPages.type(form.value("type")), it.filer()))
                : cases.find(it.actor(), subject)
                        .flatMap(found -> done(
                                form,
                                FilingFields.fixed(
                                        FormBinder.unbind(cases.application(found.application())), it.filer())));
    }

    private static Mono<Form> refused(Form form, List<Violation> violations) {
        return Mono.just(form.refused(violations));
    }

    private static Mono<Form> done(Form form, Map<String, String> fields) {
        return Mono.just(form.holding(CertificateApplication.class, fields));
    }
}
