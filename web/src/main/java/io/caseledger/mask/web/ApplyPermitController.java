package io.caseledger.mask.web;

import io.caseledger.mask.contract.PermitId;
import io.caseledger.mask.contract.SubmitPermit;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Form;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * 輸入許可申請 (MSK-01 … MSK-04): first who imports, then, these confirmed, the way of import and the goods. Each button sends the whole form, what the
 * other step asks for in hidden fields, so that it works without scripts.
 */
@Controller
@RequestMapping("/mask/apply")
class ApplyPermitController {
    private final PermitFilers filers;
    private final PermitFormPages pages;
    private final Commands commands;

    ApplyPermitController(PermitFilers filers, PermitFormPages pages, Commands commands) {
        this.filers = filers;
        this.pages = pages;
        this.commands = commands;
    }

    /** The two steps; names end message keys. */
    enum Part {
        PARTIES,
        GOODS
    }

    @GetMapping
    Mono<Rendering> begin(Locale locale) {
        return filers.filer()
                .map(filer -> page(
                        filer,
                        SentPermit.of(filer.first())
                                .with(Form.KEY, UUID.randomUUID().toString()),
                        Part.PARTIES,
                        HttpStatus.OK,
                        locale));
    }

    @PostMapping
    Mono<Rendering> act(ServerWebExchange exchange, Locale locale) {
        return filers.filer().flatMap(filer -> SentPermit.read(exchange)
                .map(sent -> sent.of(filer))
                .flatMap(sent -> switch (sent.op()) {
                    case "back" -> Mono.just(page(filer, sent.tidy(), Part.PARTIES, HttpStatus.OK, locale));
                    case "submit" -> file(filer, sent, locale);
                    case "next", "" -> next(filer, sent, locale);
                    default -> Mono.just(page(filer, sent.form().applied(), Part.GOODS, HttpStatus.OK, locale));
                }));
    }

    private Mono<Rendering> next(PermitFiler filer, SentPermit sent, Locale locale) {
        return pages.check(filer, sent.fields()).map(checked -> {
            var wrong = checked.of("importer", "agent");
            return wrong.isEmpty()
                    ? page(filer, sent.tidy(), Part.GOODS, HttpStatus.OK, locale)
                    : refused(filer, sent, wrong, HttpStatus.UNPROCESSABLE_CONTENT, locale);
        });
    }

    private Mono<Rendering> file(PermitFiler filer, SentPermit sent, Locale locale) {
        var key = sent.form().key().isBlank()
                ? UUID.randomUUID().toString()
                : sent.form().key();
        return pages.check(filer, sent.fields())
                .flatMap(checked -> checked.violations().isEmpty()
                        ? commands.send(
                                        new SubmitPermit(
                                                new PermitId(Commands.idFor(filer.actor(), SubmitPermit.class, key)),
                                                checked.application()),
                                        Commands.Options.key(key))
                                .map(outcome -> PermitPages.to(outcome.number(), outcome.position(), "submit"))
                        : Mono.just(
                                refused(filer, sent, checked.violations(), HttpStatus.UNPROCESSABLE_CONTENT, locale)))
                .onErrorResume(Rejection.class, refusal -> switch (refusal.details()
                        .kind()) {
                    case INVALID ->
                        Mono.just(refused(
                                filer, sent, refusal.details().violations(), HttpStatus.UNPROCESSABLE_CONTENT, locale));
                    case CONFLICT, STALE ->
                        Mono.just(refused(filer, sent, refusal.details().violations(), HttpStatus.CONFLICT, locale));
                    case NOT_FOUND, FORBIDDEN -> Mono.error(refusal);
                });
    }

    /** Shows the step in which something is wrong; the first where it is in both. */
    private Rendering refused(
            PermitFiler filer, SentPermit sent, List<Violation> violations, HttpStatus status, Locale locale) {
        var parties = violations.stream()
                .anyMatch(found ->
                        found.field().startsWith("importer") || found.field().startsWith("agent"));
        return page(filer, sent.tidy().refused(violations), parties ? Part.PARTIES : Part.GOODS, status, locale);
    }

    private Rendering page(PermitFiler filer, Form form, Part part, HttpStatus status, Locale locale) {
        return Rendering.view("mask/apply")
                .status(status)
                .model(pages.model(form, filer.isAgent(), locale))
                .modelAttribute("form", form)
                .modelAttribute("part", part.name())
                .modelAttribute("own", filer.party())
                .build();
    }
}
