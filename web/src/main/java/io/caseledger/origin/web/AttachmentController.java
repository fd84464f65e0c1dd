package io.caseledger.origin.web;

import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.query.CaseView;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Attachments;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Downloads of a case's documents (COE0510-01): for whoever may see the case, and only what the case names now or named in an earlier version. */
@Controller
record AttachmentController(Cases cases, CasePages pages, Attachments attachments) {
    @GetMapping("/origin/certificates/{number}/attachments/{sha256}")
    Mono<ResponseEntity<Flux<DataBuffer>>> download(@PathVariable String number, @PathVariable String sha256) {
        return Commands.actor()
                .flatMap(actor -> cases.find(actor, number).flatMap(view -> named(actor, view, sha256)))
                .flatMap(attachment -> attachments.download(
                        sha256, Optional.ofNullable(attachment.fileName()).orElse(sha256)));
    }

    private Mono<Attachment> named(Actor actor, CaseView view, String sha256) {
        return Mono.justOrEmpty(
                        in(cases.application(view.application()), sha256).findFirst())
                .switchIfEmpty(Mono.defer(() -> pages.revisions(actor, view)
                        .flatMapIterable(revisions -> revisions)
                        .flatMap(revision ->
                                Flux.fromStream(() -> in(cases.application(revision.application()), sha256)))
                        .next()))
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.AttachmentExists")));
    }

    private static Stream<Attachment> in(CertificateApplication application, String sha256) {
        return application.attachments().stream().filter(attachment -> sha256.equals(attachment.sha256()));
    }
}
