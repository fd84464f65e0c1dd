package io.caseledger.origin.api;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CancelCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CertificateApplication;
import io.caseledger.origin.contract.CertificateCommand;
import io.caseledger.origin.contract.CertificateType;
import io.caseledger.origin.contract.CertificateTypes;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.FieldComment;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.ExportCases;
import io.caseledger.origin.query.FindCasesAfter;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.origin.web.CaseButton;
import io.caseledger.origin.web.Cases;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.api.Reason;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.web.TakesFiles;
import io.caseledger.shared.web.Uploads;
import io.caseledger.shared.web.Viewers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Certificates of origin for machines (API-02): reading is GET, each command a POST named like the command. */
@RestController
@RequestMapping("/api/v1/origin")
record CertificatesController(Queries queries, Cases cases, Uploads uploads, ApiCall call) {
    /**
     * What a case looks like to a machine.
     *
     * @param application as filed or last revised
     */
    record CertificateCase(
            CaseRow certificate,
            CertificateApplication application,
            List<CaseView.Comment> comments,
            @Nullable String reason,
            @Nullable LocalDate issuedOn,
            @Nullable String collectedBy) {}

    /** A command's answer: the number, the case's version and the event's position. */
    record Taken(String receiptNumber, long version, long position) {}

    record Correction(@Nullable List<FieldComment> comments) {
        List<FieldComment> given() {
            return comments == null ? List.of() : comments;
        }
    }

    record Collection(@Nullable String collectedBy) {}

    @GetMapping("/certificate-types")
    List<CertificateType> types() {
        return CertificateTypes.all();
    }

    @GetMapping("/certificates")
    Mono<Cursor<CaseRow>> list(
            @ParameterObject CaseFilter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader HttpHeaders headers) {
        var asked = Cursor.asked(limit, cursor);
        return call.viewer(headers, Cases.PROJECTION)
                .flatMap(viewer ->
                        queries.list(new FindCasesAfter(viewer, filter, asked.before(), asked.most()), CaseRow.class))
                .flatMap(rows -> asked.page(rows, CaseRow::submittedPosition));
    }

    /** The whole list, a case a line, never held in memory. */
    @GetMapping(value = "/certificates/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<CaseRow> export(@ParameterObject CaseFilter filter, @RequestHeader HttpHeaders headers) {
        return call.viewer(headers, Cases.PROJECTION)
                .flatMapMany(viewer ->
                        queries.stream(new ExportCases(viewer, filter, CaseOrder.NEWEST_FIRST), CaseRow.class));
    }

    @GetMapping("/certificates/{number}")
    Mono<ResponseEntity<CertificateCase>> get(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return find(number, headers)
                .map(view -> ApiCall.found(
                        view.row().version(),
                        view.position(),
                        new CertificateCase(
                                view.row(),
                                cases.application(view.application()),
                                view.comments(),
                                view.reason(),
                                view.issuedOn(),
                                view.collectedBy())));
    }

    @GetMapping("/certificates/{number}/revisions")
    Flux<RevisionView> revisions(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return Commands.actor().flatMapMany(actor -> find(number, headers).flatMapMany(view -> queries.list(
                        new FindRevisions(Viewers.of(actor), view.row().receiptNumber()), RevisionView.class)
                .flatMapIterable(revisions -> revisions)));
    }

    /** Keeps a document; its answer, with the kind that it is, goes into an application's {@code attachments}. */
    @TakesFiles(megabytes = 21)
    @PostMapping(value = "/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Attachment>> upload(@RequestPart FilePart file) {
        return Commands.actor()
                .flatMap(actor -> uploads.keep(actor, file))
                .map(kept -> ResponseEntity.status(HttpStatus.CREATED).body(kept.asAttachment("OTHER")));
    }

    @PostMapping("/certificates")
    Mono<ResponseEntity<Taken>> submit(
            @RequestBody CertificateApplication application, @RequestHeader HttpHeaders headers) {
        var command = Commands.actor()
                .map(actor -> new SubmitCertificate(
                        new CaseId(Commands.idFor(actor, SubmitCertificate.class, call.key(headers))), application));
        return call.create(
                command, call.options(headers), "/api/v1/origin/certificates", CertificatesController::taken);
    }

    /** What needs no more than to be said. */
    @PostMapping("/certificates/{number}/{order}")
    Mono<ResponseEntity<Taken>> order(
            @PathVariable String number,
            @Parameter(schema = @Schema(implementation = CaseButton.class)) @PathVariable String order,
            @RequestHeader HttpHeaders headers) {
        return order(number, headers, CaseButton.at(order)::command);
    }

    @PostMapping("/certificates/{number}/request-correction")
    Mono<ResponseEntity<Taken>> requestCorrection(
            @PathVariable String number, @RequestBody Correction correction, @RequestHeader HttpHeaders headers) {
        return order(number, headers, id -> new RequestCorrection(id, correction.given()));
    }

    @PostMapping("/certificates/{number}/revise")
    Mono<ResponseEntity<Taken>> revise(
            @PathVariable String number,
            @RequestBody CertificateApplication application,
            @RequestHeader HttpHeaders headers) {
        return order(number, headers, id -> new ReviseCertificate(id, application));
    }

    @PostMapping("/certificates/{number}/approve")
    Mono<ResponseEntity<Taken>> approve(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return order(number, headers, ApproveCertificate::new);
    }

    @PostMapping("/certificates/{number}/reject")
    Mono<ResponseEntity<Taken>> reject(
            @PathVariable String number, @RequestBody Reason reason, @RequestHeader HttpHeaders headers) {
        return order(number, headers, id -> new RejectCertificate(id, Objects.requireNonNullElse(reason.reason(), "")));
    }

    @PostMapping("/certificates/{number}/cancel")
    Mono<ResponseEntity<Taken>> cancel(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Reason reason,
            @RequestHeader HttpHeaders headers) {
        return order(number, headers, id -> new CancelCertificate(id, Reason.of(reason)));
    }

    @PostMapping("/certificates/{number}/collect")
    Mono<ResponseEntity<Taken>> collect(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Collection collection,
            @RequestHeader HttpHeaders headers) {
        return order(
                number,
                headers,
                id -> new CollectCertificate(id, collection == null ? null : collection.collectedBy()));
    }

    private Mono<ResponseEntity<Taken>> order(
            String number, HttpHeaders headers, Function<CaseId, CertificateCommand> command) {
        return call.order(
                find(number, headers).map(view -> command.apply(Cases.idOf(view))),
                call.options(headers),
                CertificatesController::taken);
    }

    private Mono<CaseView> find(String number, HttpHeaders headers) {
        return call.reader(headers, Cases.PROJECTION).flatMap(actor -> cases.find(actor, number));
    }

    private static Taken taken(Outcome outcome) {
        return new Taken(outcome.number(), outcome.version(), outcome.position());
    }
}
