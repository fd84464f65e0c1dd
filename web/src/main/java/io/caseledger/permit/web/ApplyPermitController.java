package io.caseledger.permit.web;

import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.FilledForm;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.FormPage;
import io.caseledger.shared.web.Overtaken;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * 輸入許可申請 (MSK-01 … MSK-04): first who imports, then, these confirmed, the way of import and the goods. Each button sends the whole form, what the
 * other step asks for in hidden fields, so that it works without scripts.
 */
@Controller
record ApplyPermitController(DraftedForms forms, Drafts drafts, PermitFormSpec.Application spec, PermitFormPages pages)
        implements FormPage {
    private static final String DRAFT = "/mask/drafts/{id}";

    /** The two steps; names end message keys. */
    enum Part {
        PARTIES,
        GOODS;

        /** The step that a form is at, or that something is wrong in: the first where it is in both. What cannot be read is the first. */
        static Part of(Form form) {
            return form.failed()
                    ? form.violations().stream().anyMatch(Part::ofParties) ? PARTIES : GOODS
                    : form.value(PermitFormSpec.Application.PART).equals(GOODS.name()) ? GOODS : PARTIES;
        }

        static boolean ofParties(Violation violation) {
            return violation.field().startsWith("importer") || violation.field().startsWith("agent");
        }

        Form on(Form form) {
            return form.with(PermitFormSpec.Application.PART, name());
        }
    }

    @GetMapping("/mask/apply")
    Mono<Rendering> begin(Locale locale) {
        return forms.filer(spec)
                .flatMap(filer -> page(filer, drafts.blank(place(filer, Drafts.fresh()), spec.first(filer)), locale));
    }

    @GetMapping(DRAFT)
    Mono<Rendering> show(@PathVariable String id, Locale locale) {
        return forms.filer(spec).flatMap(filer -> forms.find(spec, filer, id)
                .flatMap(draft -> draft.sentAs() == null
                        ? page(filer, draft, locale)
                        : Mono.just(FormOrders.to(spec.shownAt(draft.sentAs())))));
    }

    private Mono<Rendering> page(Filer filer, Draft draft, Locale locale) {
        var form = draft.on(Form.holding(spec.fixed(draft.fields(), filer)));
        return show(new FilledForm(filer, draft, form, Map.of(), locale), HttpStatus.OK, null);
    }

    @PostMapping(DRAFT + "/autosave")
    Mono<Rendering> autosave(@PathVariable String id, ServerWebExchange exchange) {
        return read(id, exchange).flatMap(it -> forms.autosave(spec, it));
    }

    @PostMapping(DRAFT)
    Mono<Rendering> act(@PathVariable String id, ServerWebExchange exchange) {
        return read(id, exchange).flatMap(it -> step(it).flatMap(after -> forms.act(spec, it, after, this)));
    }

    private Mono<FilledForm> read(String id, ServerWebExchange exchange) {
        return forms.filer(spec)
                .flatMap(filer -> forms.read(spec, filer, drafts.blank(place(filer, id), Map.of()), exchange));
    }

    /** The form as its next page shows it. */
    private Mono<Form> step(FilledForm it) {
        var form = it.form();
        return switch (form.op()) {
            case "back" -> Mono.just(Part.PARTIES.on(form.tidied(PermitApplication.class)));
            case "next", "" ->
                forms.check(spec, it.actor(), spec.fields(form)).map(checked -> {
                    var wrong = checked.violations().stream()
                            .filter(Part::ofParties)
                            .toList();
                    return (wrong.isEmpty() ? Part.GOODS : Part.PARTIES)
                            .on(form.tidied(PermitApplication.class))
                            .refused(wrong);
                });
            default -> Mono.just(Part.GOODS.on(form.applied()));
        };
    }

    @Override
    public Mono<Rendering> show(FilledForm it, HttpStatus status, @Nullable Overtaken overtaken) {
        var page = Rendering.view("permit/apply")
                .status(status)
                .model(pages.model(it.form(), it.filer().isAgent(), it.locale()))
                .modelAttribute("form", it.form())
                .modelAttribute("draft", it.draft())
                .modelAttribute("part", Part.of(it.form()).name())
                .modelAttribute("own", PermitFormSpec.party(it.filer()));
        return Mono.just((overtaken == null ? page : page.modelAttribute("overtaken", overtaken)).build());
    }

    private Draft.Place place(Filer filer, String id) {
        return new Draft.Place(filer.accountId(), spec.kind(), "", id);
    }
}
