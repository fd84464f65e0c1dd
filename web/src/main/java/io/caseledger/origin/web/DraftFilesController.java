package io.caseledger.origin.web;

import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.DraftedForms;
import io.caseledger.shared.web.TakesFiles;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of a draft: sent at once where scripts run, else with the form; read by their sender only. */
@Controller
record DraftFilesController(DraftedForms forms, CertificateFormSpec spec, DraftFiles files) {
    /** The row's fields, for the form to take over; a refusal is a problem document. */
    @PostMapping(value = "/origin/drafts/{id}/files", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @TakesFiles(megabytes = 21)
    Mono<Attachment> upload(@PathVariable String id, ServerWebExchange exchange) {
        return forms.filer(spec)
                .flatMap(filer -> forms.find(spec, filer, id)
                        .then(exchange.getMultipartData())
                        .flatMap(parts -> parts.getFirst("file") instanceof FilePart file
                                ? files.uploads().keep(filer.actor(), file)
                                : Mono.error(new Rejection(
                                        Rejection.Kind.INVALID, List.of(Violation.of("shared.FileIsNotEmpty", ""))))))
                .map(kept -> kept.asAttachment("OTHER"));
    }

    @GetMapping("/origin/drafts/{id}/files/{sha256}")
    Mono<ResponseEntity<Flux<DataBuffer>>> download(@PathVariable String id, @PathVariable String sha256) {
        return forms.filer(spec)
                .flatMap(filer -> forms.find(spec, filer, id).flatMap(draft -> files.download(filer, draft, sha256)));
    }
}
