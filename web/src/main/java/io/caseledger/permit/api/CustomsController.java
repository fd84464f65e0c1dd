package io.caseledger.permit.api;

import io.caseledger.permit.contract.DemandAmendment;
import io.caseledger.permit.contract.PermitCommand;
import io.caseledger.permit.contract.PermitId;
import io.caseledger.permit.contract.RecordDeclaration;
import io.caseledger.permit.contract.RecordEntry;
import io.caseledger.permit.contract.RecordRelease;
import io.caseledger.permit.contract.ReleasedItem;
import io.caseledger.permit.contract.ReportMismatch;
import io.caseledger.permit.web.Permits;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.NumberedMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * What customs tells of a permit (API-07): each message has its sender's number, and sent again changes nothing and is answered alike. The same number with
 * other content is refused with 422, what does not follow on what was said before with 409.
 */
@RestController
@RequestMapping(PermitsController.HOME + "/{number}")
record CustomsController(Permits permits, ApiCall call) {
    /**
     * Customs has got an import declaration that names the permit.
     *
     * @param importerIdentity of the declaration's importer, who must be the permit's
     * @param items pieces by the permit's items
     */
    record Declaration(
            @Nullable String messageId,
            @Nullable String declarationNumber,
            @Nullable String importerIdentity,
            @Nullable List<ReleasedItem> items)
            implements NumberedMessage {}

    /** The goods have entered the clearance procedure. */
    record Entry(@Nullable String messageId, @Nullable String declarationNumber) implements NumberedMessage {}

    /** Declaration and permit differ. */
    record Mismatch(
            @Nullable String messageId,
            @Nullable String declarationNumber,
            @Nullable String description) implements NumberedMessage {}

    /**
     * Goods were released.
     *
     * @param releasedOn day in Asia/Taipei
     * @param items pieces by the permit's items
     */
    record Release(
            @Nullable String messageId,
            @Nullable String declarationNumber,
            @Nullable LocalDate releasedOn,
            @Nullable List<ReleasedItem> items)
            implements NumberedMessage {}

    /** Customs demands that the permit be amended after clearance. */
    record Demand(
            @Nullable String messageId,
            @Nullable String declarationNumber,
            @Nullable String description) implements NumberedMessage {}

    @PostMapping("/declarations")
    Mono<ResponseEntity<PermitTaken>> declaration(
            @PathVariable String number, @RequestBody Declaration message, @RequestHeader HttpHeaders headers) {
        return told(
                number,
                message,
                headers,
                id -> new RecordDeclaration(
                        id,
                        text(message.messageId()),
                        text(message.declarationNumber()),
                        text(message.importerIdentity()),
                        items(message.items())));
    }

    @PostMapping("/entries")
    Mono<ResponseEntity<PermitTaken>> entry(
            @PathVariable String number, @RequestBody Entry message, @RequestHeader HttpHeaders headers) {
        return told(
                number,
                message,
                headers,
                id -> new RecordEntry(id, text(message.messageId()), text(message.declarationNumber())));
    }

    @PostMapping("/mismatches")
    Mono<ResponseEntity<PermitTaken>> mismatch(
            @PathVariable String number, @RequestBody Mismatch message, @RequestHeader HttpHeaders headers) {
        return told(
                number,
                message,
                headers,
                id -> new ReportMismatch(
                        id, text(message.messageId()), text(message.declarationNumber()), text(message.description())));
    }

    @PostMapping("/releases")
    Mono<ResponseEntity<PermitTaken>> release(
            @PathVariable String number, @RequestBody Release message, @RequestHeader HttpHeaders headers) {
        var on = message.releasedOn();
        if (on == null) {
            throw ApiCall.invalid("permit.ReleaseDayIsGiven", "releasedOn");
        }
        return told(
                number,
                message,
                headers,
                id -> new RecordRelease(
                        id, text(message.messageId()), text(message.declarationNumber()), on, items(message.items())));
    }

    @PostMapping("/demands")
    Mono<ResponseEntity<PermitTaken>> demand(
            @PathVariable String number, @RequestBody Demand message, @RequestHeader HttpHeaders headers) {
        return told(
                number,
                message,
                headers,
                id -> new DemandAmendment(
                        id, text(message.messageId()), message.declarationNumber(), text(message.description())));
    }

    private Mono<ResponseEntity<PermitTaken>> told(
            String number, NumberedMessage message, HttpHeaders headers, Function<PermitId, PermitCommand> command) {
        var order = call.reader(headers, Permits.PROJECTION)
                .flatMap(actor -> permits.find(actor, number))
                .map(view -> command.apply(Permits.idOf(view)));
        return call.order(order, call.options(headers, message), PermitTaken::by);
    }

    /** What is missing is refused by the permit like what is wrong. */
    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static List<ReleasedItem> items(@Nullable List<ReleasedItem> given) {
        return given == null ? List.of() : given;
    }
}
