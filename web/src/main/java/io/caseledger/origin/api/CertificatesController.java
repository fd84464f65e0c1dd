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
import io.caseledger.origin.contract.PutBackCase;
import io.caseledger.origin.contract.RejectCertificate;
import io.caseledger.origin.contract.RequestCorrection;
import io.caseledger.origin.contract.ReviseCertificate;
import io.caseledger.origin.contract.SubmitCertificate;
import io.caseledger.origin.contract.TakeCase;
import io.caseledger.origin.query.CaseFilter;
import io.caseledger.origin.query.CaseOrder;
import io.caseledger.origin.query.CaseRow;
import io.caseledger.origin.query.CaseView;
import io.caseledger.origin.query.ExportCases;
import io.caseledger.origin.query.FindCasesAfter;
import io.caseledger.origin.query.FindRevisions;
import io.caseledger.origin.query.RevisionView;
import io.caseledger.origin.web.Cases;
import io.caseledger.origin.web.Uploads;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.api.Reason;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Viewers;
import java.net.URI;
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
class CertificatesController {
    private final Commands commands;
    private final Queries queries;
    private final Cases cases;
    private final Uploads uploads;
    private final ApiCall call;

    CertificatesController(Commands commands, Queries queries, Cases cases, Uploads uploads, ApiCall call) {
        this.commands = commands;
        this.queries = queries;
        this.cases = cases;
        this.uploads = uploads;
        this.call = call;
    }

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

    record Correction(List<FieldComment> comments) {}

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
        var most = Cursor.limit(limit);
        var before = Cursor.position(cursor);
        return call.after(headers, Cases.PROJECTION)
                .then(Commands.actor())
                .flatMap(actor ->
                        queries.list(new FindCasesAfter(Viewers.of(actor), filter, before, most), CaseRow.class))
                .map(rows -> Cursor.of(rows, most, CaseRow::submittedPosition));
    }

    /** The whole list, a case a line, never held in memory. */
    @GetMapping(value = "/certificates/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<CaseRow> export(@ParameterObject CaseFilter filter, @RequestHeader HttpHeaders headers) {
        return call.after(headers, Cases.PROJECTION)
                .then(Commands.actor())
                .flatMapMany(actor -> queries.stream(
                        new ExportCases(Viewers.of(actor), filter, CaseOrder.NEWEST_FIRST), CaseRow.class));
    }

    @GetMapping("/certificates/{number}")
    Mono<ResponseEntity<CertificateCase>> get(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return find(number, headers).map(view -> ResponseEntity.ok()
                .eTag("\"" + view.row().version() + "\"")
                .header(ApiCall.POSITION, Long.toString(view.position()))
                .body(new CertificateCase(
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
    @PostMapping(value = "/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Attachment>> upload(@RequestPart FilePart file) {
        return Commands.actor().flatMap(actor -> uploads.keep(actor, file)).map(kept -> ResponseEntity.status(
                        HttpStatus.CREATED)
                .body(new Attachment(
                        "OTHER",
                        Attachment.Delivery.UPLOADED,
                        kept.name(),
                        kept.sha256(),
                        kept.mediaType(),
                        kept.size())));
    }

    @PostMapping("/certificates")
    Mono<ResponseEntity<Taken>> submit(
            @RequestBody CertificateApplication application, @RequestHeader HttpHeaders headers) {
        var options = call.options(headers);
        return Commands.actor()
                .flatMap(actor -> uploads.require(actor, application, List.of())
                        .thenReturn(new SubmitCertificate(
                                new CaseId(Commands.idFor(actor, SubmitCertificate.class, call.key(headers))),
                                application)))
                .flatMap(command -> commands.send(command, options))
                .map(outcome -> ApiCall.answer(
                        outcome, URI.create("/api/v1/origin/certificates/" + outcome.number()), taken(outcome)));
    }

    @PostMapping("/certificates/{number}/take")
    Mono<ResponseEntity<Taken>> take(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return order(number, headers, TakeCase::new);
    }

    @PostMapping("/certificates/{number}/put-back")
    Mono<ResponseEntity<Taken>> putBack(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return order(number, headers, PutBackCase::new);
    }

    @PostMapping("/certificates/{number}/request-correction")
    Mono<ResponseEntity<Taken>> requestCorrection(
            @PathVariable String number, @RequestBody Correction correction, @RequestHeader HttpHeaders headers) {
        return order(number, headers, id -> new RequestCorrection(id, correction.comments()));
    }

    @PostMapping("/certificates/{number}/revise")
    Mono<ResponseEntity<Taken>> revise(
            @PathVariable String number,
            @RequestBody CertificateApplication application,
            @RequestHeader HttpHeaders headers) {
        var options = call.options(headers);
        return Commands.actor().flatMap(actor -> find(number, headers)
                .flatMap(view -> uploads.require(
                                actor,
                                application,
                                cases.application(view.application()).attachments())
                        .then(commands.send(new ReviseCertificate(Cases.idOf(view), application), options)))
                .map(outcome -> ApiCall.answer(outcome, null, taken(outcome))));
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
        var options = call.options(headers);
        return find(number, headers)
                .flatMap(view -> commands.send(command.apply(Cases.idOf(view)), options))
                .map(outcome -> ApiCall.answer(outcome, null, taken(outcome)));
    }

    private Mono<CaseView> find(String number, HttpHeaders headers) {
        return call.after(headers, Cases.PROJECTION).then(Commands.actor()).flatMap(actor -> cases.find(actor, number));
    }

    private static Taken taken(Outcome outcome) {
        return new Taken(outcome.number(), outcome.version(), outcome.position());
    }
}
