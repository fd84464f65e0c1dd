package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Filer;
import io.caseledger.shared.web.Form;
import io.caseledger.shared.web.FormOrders;
import io.caseledger.shared.web.Refused;
import io.caseledger.shared.web.SentForm;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The first step (COE0010-01): pick the certificate type, or an own earlier case to copy (COE0010-12). Either begins a draft. */
@Controller
record ApplyController(DraftedForms forms, CertificateFormSpec spec, Drafts drafts, Cases cases) {
    static final String COPY_FROM = "copyFrom";
    private static final String PATH = "/origin/apply";

    @GetMapping(PATH)
    Mono<Rendering> choose() {
        return forms.filer(spec).map(filer -> page(Form.holding(Map.of())));
    }

    @PostMapping(PATH)
    Mono<Rendering> begin(ServerWebExchange exchange) {
        return forms.filer(spec).flatMap(filer -> SentForm.read(exchange)
                .map(SentForm::form)
                .flatMap(form -> form.optional(COPY_FROM) == null ? begin(filer, form) : copy(filer, form)));
    }

    private Mono<Rendering> begin(Filer filer, Form form) {
        return CertificateTypes.byCode(form.value("type"))
                .map(type -> begin(filer, FilingFields.first(type, filer), ""))
                .orElseGet(() ->
                        Mono.just(page(form.refused(List.of(Violation.of("origin.CertificateTypeIsChosen", "type"))))));
    }

    private Mono<Rendering> begin(Filer filer, Map<String, String> fields, String query) {
        return drafts.begin(Draft.Place.fresh(filer.accountId(), spec.kind(), ""), spec.text(fields))
                .map(draft -> FormOrders.to(spec.path(draft.place()) + query));
    }

    private Mono<Rendering> copy(Filer filer, Form form) {
        return cases.find(filer.actor(), form.value(COPY_FROM).strip())
                .flatMap(found ->
                        begin(filer, FilingFields.copied(cases.application(found.application()), filer), "?copied"))
                .onErrorResume(
                        Refused.as(Rejection.Kind.NOT_FOUND),
                        none -> Mono.just(
                                page(form.refused(List.of(Violation.of("origin.OwnCasesAreCopied", COPY_FROM))))));
    }

    private static Rendering page(Form form) {
        return Rendering.view("origin/apply")
                .status(form.failed() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK)
                .modelAttribute("form", form)
                .modelAttribute("types", CertificateTypes.all())
                .build();
    }
}
