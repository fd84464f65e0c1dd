package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.xml.ApplicationXml;
import io.caseledger.origin.xml.Parsed;
import io.caseledger.origin.xml.XmlRefusal;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormBinder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

/** What each button of the filing form makes of the fields (UI-02, UI-05): rows, "same as applicant", reference texts, copying, starting over. */
@Component
class FilingButtons {
    private static final String IMPORT_FILE = "importFile";
    private static final Pattern SAME_MANUFACTURER = Pattern.compile("same:manufacturers:(\\d{1,4})");

    private final Cases cases;
    private final FilingPages pages;
    private final ApplicationXml xml;

    FilingButtons(Cases cases, FilingPages pages, ApplicationXml xml) {
        this.cases = cases;
        this.pages = pages;
        this.xml = xml;
    }

    /**
     * The form after a button.
     *
     * @param violations why the button did nothing; the form is then as sent
     */
    record Done(Form form, List<Violation> violations) {}

    /** A file that was refused stops the button: whoever pressed it has to know first. */
    Mono<Done> pressed(Filer filer, Draft draft, DraftFiles.Taken taken, Locale locale) {
        var sent = taken.sent();
        if (!taken.violations().isEmpty()) {
            return refused(sent, taken.violations());
        }
        var typed = sent.fields();
        var manufacturer = SAME_MANUFACTURER.matcher(sent.op());
        if (manufacturer.matches()) {
            return done(FilingFields.manufacturerAsApplicant(typed, Integer.parseInt(manufacturer.group(1))));
        }
        return switch (sent.op()) {
            case "copy" -> copy(filer, sent);
            case "import" -> imported(filer, sent);
            case "restart" -> restart(filer, draft, typed);
            case "clear:goods" -> done(FilingFields.without(typed, "goods"));
            case "same:exporter" -> done(FilingFields.exporterAsApplicant(typed));
            case "reference" -> {
                var text = pages.reference(sent.number("reference", 0), locale);
                yield done(text.isEmpty() ? typed : FilingFields.withRemark(typed, text));
            }
            default -> Mono.just(new Done(rows(typed, sent.op()), List.of()));
        };
    }

    private Mono<Done> copy(Filer filer, Sent sent) {
        return cases.find(filer.actor(), sent.other(ApplyController.COPY_FROM))
                .flatMap(found -> done(FilingFields.copied(cases.application(found.application()), filer)))
                .onErrorResume(
                        Rejection.class,
                        refused -> refused.details().kind() == Rejection.Kind.NOT_FOUND
                                ? refused(sent, List.of(Violation.of("OwnCasesAreCopied", ApplyController.COPY_FROM)))
                                : Mono.error(refused));
    }

    /** A file takes the place of all that is typed, attachments aside (COE0010-13); a refused one changes nothing. */
    private Mono<Done> imported(Filer filer, Sent sent) {
        var file = sent.files().get(IMPORT_FILE);
        if (file == null) {
            return refused(sent, List.of(Violation.of("XmlFileIsChosen", IMPORT_FILE)));
        }
        return xml.read(file.content()).flatMap(reading -> switch (reading) {
            case Parsed parsed -> taken(filer, sent, parsed.applications());
            // the fields a refusal names are the file's, not the form's
            case XmlRefusal refusal ->
                refused(
                        sent,
                        refusal.violations().stream()
                                .map(found -> new Violation(found.rule(), IMPORT_FILE, found.args()))
                                .toList());
        });
    }

    private static Mono<Done> taken(Filer filer, Sent sent, List<CertificateApplication> applications) {
        if (applications.size() != 1) {
            return refused(
                    sent,
                    List.of(Violation.of("XmlHoldsOneApplication", IMPORT_FILE, String.valueOf(applications.size()))));
        }
        var fields = FormBinder.unbind(applications.get(0));
        sent.fields().forEach((path, text) -> {
            if (path.startsWith("attachments[")) {
                fields.put(path, text);
            }
        });
        return done(FilingFields.fixed(fields, filer));
    }

    private static Mono<Done> refused(Sent sent, List<Violation> violations) {
        return Mono.just(new Done(
                rows(sent.fields(), "").with(ApplyController.COPY_FROM, sent.other(ApplyController.COPY_FROM)),
                violations));
    }

    /** A new application begins empty again, a revision with what was filed. */
    private Mono<Done> restart(Filer filer, Draft draft, Map<String, String> typed) {
        var revises = Revises.of(draft);
        return revises == null
                ? done(FilingFields.first(FilingPages.type(typed), filer))
                : cases.find(filer.actor(), revises.receiptNumber())
                        .flatMap(found -> done(
                                FilingFields.fixed(FormBinder.unbind(cases.application(found.application())), filer)));
    }

    private static Mono<Done> done(Map<String, String> fields) {
        return Mono.just(new Done(rows(fields, ""), List.of()));
    }

    private static Form rows(Map<String, String> fields, String op) {
        var sent = new LinkedMultiValueMap<String, String>();
        fields.forEach(sent::add);
        sent.add(Form.OP, op);
        return Form.of(sent).applied();
    }
}
