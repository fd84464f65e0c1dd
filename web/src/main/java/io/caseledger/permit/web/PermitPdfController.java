package io.caseledger.permit.web;

import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.query.PermitView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.pdf.Pdf;
import io.caseledger.shared.settings.Settings;
import io.caseledger.shared.web.FileName;
import io.caseledger.shared.web.Texts;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The permit as a paper, as any of its versions (MSK-05). Printing is noted in the log; looking at the file again is not. */
@Controller
record PermitPdfController(Permits permits, Commands commands, Pdf pdf, Texts texts, Settings settings) {
    @GetMapping("/mask/permits/{number}.pdf")
    Mono<ResponseEntity<byte[]>> paper(
            @PathVariable String number, @RequestParam(required = false) @Nullable Integer revision, Locale locale) {
        return find(number, revision)
                .flatMap(view -> paper(view, locale).map(content -> answer(view, content, locale)));
    }

    @PostMapping("/mask/permits/{number}/print")
    Mono<ResponseEntity<Void>> print(@PathVariable String number, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> find(number, revision(form.getFirst("revision")))
                .flatMap(view -> commands.send(
                                new PrintPermit(Permits.idOf(view), view.row().revision()),
                                Commands.Options.key(form.getFirst("key")))
                        .thenReturn(ResponseEntity.status(HttpStatus.SEE_OTHER)
                                .location(
                                        URI.create("/mask/permits/" + view.row().permitNumber() + ".pdf?revision="
                                                + view.row().revision()))
                                .build())));
    }

    private static @Nullable Integer revision(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
        } catch (NumberFormatException none) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "permit.PermitExists");
        }
    }

    private Mono<PermitView> find(String number, @Nullable Integer revision) {
        return Commands.actor().flatMap(actor -> permits.find(actor, number, revision));
    }

    private Mono<byte[]> paper(PermitView view, Locale locale) {
        var url = settings.publicUrl().toString();
        var base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return pdf.of(
                "permit/permit-pdf",
                locale,
                () -> Map.of("paper", PermitPaper.of(view, permits.application(view), base, locale)));
    }

    private ResponseEntity<byte[]> answer(PermitView view, byte[] content, Locale locale) {
        var row = view.row();
        var name = texts.text("permit.paper.file", locale, row.permitNumber(), Integer.toString(row.revision()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.shown(name))
                .body(content);
    }
}
