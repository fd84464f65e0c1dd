package io.caseledger.permit.api;

import io.caseledger.permit.contract.CancelPermit;
import io.caseledger.permit.contract.CompleteWriteOff;
import io.caseledger.permit.contract.PermitApplication;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.PrintPermit;
import io.caseledger.permit.contract.RecordWriteOff;
import io.caseledger.permit.contract.ReissuePermit;
import io.caseledger.permit.contract.RevisePermit;
import io.caseledger.permit.contract.RevisionKind;
import io.caseledger.permit.contract.SubmitPermit;
import io.caseledger.permit.contract.WriteOffRow;
import io.caseledger.permit.query.ExportPermits;
import io.caseledger.permit.query.FindPermitRevisions;
import io.caseledger.permit.query.FindPermitsAfter;
import io.caseledger.permit.query.PermitFilter;
import io.caseledger.permit.query.PermitOrder;
import io.caseledger.permit.query.PermitRevisionView;
import io.caseledger.permit.query.PermitRow;
import io.caseledger.permit.query.PermitView;
import io.caseledger.permit.web.Permits;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.api.Reason;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Import permits for machines (API-02): reading is GET, each command a POST named like the command. */
@RestController
@RequestMapping(PermitsController.HOME)
record PermitsController(Queries queries, Permits permits, ApiCall call) {
    static final String HOME = "/api/v1/mask/permits";

    /**
     * What a permit looks like to a machine.
     *
     * @param application of the version asked for
     * @param items how much of each item of the version that holds came in
     * @param messages what customs sent
     */
    record ImportPermit(
            PermitRow permit,
            PermitApplication application,
            List<PermitView.Declaration> declarations,
            PermitView.@Nullable Demand openDemand,
            PermitView.@Nullable Mismatch lastMismatch,
            List<PermitView.WriteOff> writeOffRows,
            @Nullable LocalDate writeOffCompletedOn,
            @Nullable String reissueOf,
            @Nullable String reissuedAs,
            @Nullable String cancelReason,
            List<PermitView.Version> revisions,
            List<PermitView.ItemBalance> items,
            List<Message> messages) {}

    /** A message of customs as it was taken. */
    record Message(String messageId, String event, @Nullable String declarationNumber, Instant at) {}

    /** A reissue's answer: number, version and position of the permit that stands for the expired one, and which that was. */
    record Reissued(String permitNumber, String reissueOf, long version, long position) {}

    /** What is changed and how (MSK-10). */
    record Revision(
            @Nullable RevisionKind kind,
            @Nullable String description,
            @Nullable PermitApplication application) {
        /** Nothing is all that is missing. */
        PermitApplication given() {
            return application == null ? PermitApplication.NONE : application;
        }
    }

    /** @param revision which version was printed; the one that holds where it is missing */
    record Print(@Nullable Integer revision) {}

    /** All rows, in the place of those noted before. */
    record WriteOff(@Nullable List<WriteOffRow> rows) {
        List<WriteOffRow> given() {
            return rows == null ? List.of() : rows;
        }
    }

    /** Permits and their versions, newest first: one row a permit and one more for every revision. */
    @GetMapping
    Mono<Cursor<PermitRow>> list(
            @ParameterObject PermitFilter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader HttpHeaders headers) {
        var asked = Cursor.asked(limit, cursor);
        return call.viewer(headers, Permits.PROJECTION)
                .flatMap(viewer -> queries.list(
                        new FindPermitsAfter(viewer, filter, asked.before(), asked.most()), PermitRow.class))
                .flatMap(rows -> asked.page(rows, PermitRow::submittedPosition));
    }

    /** The whole list, a version a line, never held in memory. */
    @GetMapping(value = "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<PermitRow> export(@ParameterObject PermitFilter filter, @RequestHeader HttpHeaders headers) {
        return call.viewer(headers, Permits.PROJECTION)
                .flatMapMany(viewer ->
                        queries.stream(new ExportPermits(viewer, filter, PermitOrder.NEWEST_FIRST), PermitRow.class));
    }

    @GetMapping("/{number}")
    Mono<ResponseEntity<ImportPermit>> get(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestHeader HttpHeaders headers) {
        return find(number, revision, headers)
                .map(view -> ApiCall.found(view.row().version(), view.position(), permit(view)));
    }

    @GetMapping("/{number}/revisions")
    Flux<PermitRevisionView> revisions(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        return Commands.actor().flatMapMany(actor -> find(number, null, headers).flatMapMany(view -> queries.list(
                        new FindPermitRevisions(
                                Permits.viewer(actor), view.row().permitNumber()),
                        PermitRevisionView.class)
                .flatMapIterable(revisions -> revisions)));
    }

    @PostMapping
    Mono<ResponseEntity<PermitTaken>> submit(
            @RequestBody PermitApplication application, @RequestHeader HttpHeaders headers) {
        var command = Commands.actor()
                .map(actor -> new SubmitPermit(
                        new PermitId(Commands.idFor(actor, SubmitPermit.class, call.key(headers))), application));
        return call.create(command, call.options(headers), HOME, PermitTaken::by);
    }

    @PostMapping("/{number}/revise")
    Mono<ResponseEntity<PermitTaken>> revise(
            @PathVariable String number, @RequestBody Revision revision, @RequestHeader HttpHeaders headers) {
        return order(
                number,
                headers,
                view -> new RevisePermit(
                        Permits.idOf(view), revision.kind(), revision.description(), revision.given()));
    }

    @PostMapping("/{number}/cancel")
    Mono<ResponseEntity<PermitTaken>> cancel(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Reason reason,
            @RequestHeader HttpHeaders headers) {
        return order(number, headers, view -> new CancelPermit(Permits.idOf(view), Reason.of(reason)));
    }

    @PostMapping("/{number}/print")
    Mono<ResponseEntity<PermitTaken>> print(
            @PathVariable String number,
            @RequestBody(required = false) @Nullable Print print,
            @RequestHeader HttpHeaders headers) {
        return order(
                number,
                headers,
                view -> new PrintPermit(
                        Permits.idOf(view),
                        print == null || print.revision() == null ? view.row().revision() : print.revision()));
    }

    @PostMapping("/{number}/write-off")
    Mono<ResponseEntity<PermitTaken>> writeOff(
            @PathVariable String number, @RequestBody WriteOff writeOff, @RequestHeader HttpHeaders headers) {
        return order(number, headers, view -> new RecordWriteOff(Permits.idOf(view), writeOff.given()));
    }

    @PostMapping("/{number}/complete-write-off")
    Mono<ResponseEntity<PermitTaken>> completeWriteOff(
            @PathVariable String number, @RequestHeader HttpHeaders headers) {
        return order(number, headers, view -> new CompleteWriteOff(Permits.idOf(view)));
    }

    /** Answers as the filing of the new permit would. */
    @PostMapping("/{number}/reissue")
    Mono<ResponseEntity<Reissued>> reissue(@PathVariable String number, @RequestHeader HttpHeaders headers) {
        var options = call.options(headers);
        return Commands.actor().flatMap(actor -> find(number, null, headers)
                .flatMap(view -> call.create(
                        Mono.just(new ReissuePermit(
                                Permits.idOf(view),
                                new PermitId(Commands.idFor(actor, ReissuePermit.class, call.key(headers))))),
                        options,
                        HOME,
                        outcome -> new Reissued(
                                outcome.number(), view.row().permitNumber(), outcome.version(), outcome.position()))));
    }

    private Mono<ResponseEntity<PermitTaken>> order(
            String number, HttpHeaders headers, Function<PermitView, PermitCommand> command) {
        return call.order(find(number, null, headers).map(command), call.options(headers), PermitTaken::by);
    }

    private Mono<PermitView> find(String number, @Nullable Integer revision, HttpHeaders headers) {
        return call.reader(headers, Permits.PROJECTION).flatMap(actor -> permits.find(actor, number, revision));
    }

    private ImportPermit permit(PermitView view) {
        return new ImportPermit(
                view.row(),
                permits.application(view),
                view.declarations(),
                view.openDemand(),
                view.lastMismatch(),
                view.writeOffRows(),
                view.writeOffCompletedOn(),
                view.reissueOf(),
                view.reissuedAs(),
                view.cancelReason(),
                view.revisions(),
                view.itemsBalance(),
                view.messages().stream()
                        .map(message -> new Message(
                                message.messageId(), message.event(), message.declarationNumber(), message.at()))
                        .toList());
    }
}
