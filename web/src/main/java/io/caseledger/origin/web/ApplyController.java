package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Draft;
import io.caseledger.shared.web.Drafts;
import io.caseledger.shared.web.Form;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The first step (COE0010-01): pick the certificate type, or an own earlier case to copy (COE0010-12). Either begins a draft. */
@Controller
class ApplyController {
    static final String COPY_FROM = "copyFrom";
    private static final String PATH = "/origin/apply";

    private final Filers filers;
    private final Drafts drafts;
    private final Cases cases;

    ApplyController(Filers filers, Drafts drafts, Cases cases) {
        this.filers = filers;
        this.drafts = drafts;
        this.cases = cases;
    }

    @GetMapping(PATH)
    Mono<Rendering> choose() {
        return filers.filer().map(filer -> page(Map.of(), List.of()));
    }

    @PostMapping(PATH)
    Mono<Rendering> begin(ServerWebExchange exchange) {
        return filers.filer().flatMap(filer -> Sent.read(exchange)
                .flatMap(sent -> sent.other(COPY_FROM).isEmpty() ? begin(filer, sent) : copy(filer, sent)));
    }

    private Mono<Rendering> begin(Filer filer, Sent sent) {
        return CertificateTypes.byCode(sent.fields().getOrDefault("type", ""))
                .map(type -> begin(filer, FilingFields.first(type, filer)).map(draft -> to(draft, "")))
                .orElseGet(
                        () -> Mono.just(page(sent.others(), List.of(Violation.of("CertificateTypeIsChosen", "type")))));
    }

    private Mono<Draft> begin(Filer filer, Map<String, String> fields) {
        return drafts.begin(
                Draft.Place.fresh(filer.accountId(), FilingPages.KIND, ""),
                Draft.Text.of(FilingFields.title(fields), fields));
    }

    private Mono<Rendering> copy(Filer filer, Sent sent) {
        return cases.find(filer.actor(), sent.other(COPY_FROM))
                .flatMap(found -> begin(filer, FilingFields.copied(cases.application(found.application()), filer)))
                .map(draft -> to(draft, "?copied"))
                .onErrorResume(
                        Rejection.class,
                        refused -> refused.details().kind() == Rejection.Kind.NOT_FOUND
                                ? Mono.just(page(sent.others(), List.of(Violation.of("OwnCasesAreCopied", COPY_FROM))))
                                : Mono.error(refused));
    }

    private static Rendering page(Map<String, String> typed, List<Violation> violations) {
        var sent = new LinkedMultiValueMap<String, String>();
        typed.forEach(sent::add);
        return Rendering.view("origin/apply")
                .status(violations.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("form", Form.of(sent).refused(violations))
                .modelAttribute("types", CertificateTypes.all())
                .build();
    }

    static Rendering to(Draft draft, String query) {
        return Rendering.redirectTo("/origin/drafts/" + draft.id() + query)
                .status(HttpStatus.SEE_OTHER)
                .build();
    }
}
