package io.caseledger.mask.api;

import io.caseledger.mask.contract.FlowKind;
import io.caseledger.mask.contract.GoodsFlow;
import io.caseledger.mask.contract.GoodsReturn;
import io.caseledger.mask.contract.LotId;
import io.caseledger.mask.contract.RecordFlow;
import io.caseledger.mask.contract.ReturnGoods;
import io.caseledger.mask.contract.StockCommand;
import io.caseledger.mask.query.ExportLots;
import io.caseledger.mask.query.FindFlows;
import io.caseledger.mask.query.FindLotsAfter;
import io.caseledger.mask.query.FindReturns;
import io.caseledger.mask.query.FlowFilter;
import io.caseledger.mask.query.FlowListView;
import io.caseledger.mask.query.LotFilter;
import io.caseledger.mask.query.LotOrder;
import io.caseledger.mask.query.LotRow;
import io.caseledger.mask.query.ReturnListView;
import io.caseledger.mask.web.Lots;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import io.caseledger.shared.web.Attachments;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.StoredFile;
import io.caseledger.shared.web.Viewers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

/** Stock lots for machines (API-02): reading is GET, declaring flows and returns a POST named like the command. */
@RestController
@RequestMapping("/api/v1/mask")
class StockController {
    private static final int MOST = 500;

    private final Commands commands;
    private final Queries queries;
    private final Lots lots;
    private final Attachments attachments;
    private final ApiCall call;

    StockController(Commands commands, Queries queries, Lots lots, Attachments attachments, ApiCall call) {
        this.commands = commands;
        this.queries = queries;
        this.lots = lots;
        this.attachments = attachments;
        this.call = call;
    }

    /** A command's answer: the lot, its version and the event's position. */
    record LotTaken(String lotNumber, long version, long position) {}

    /** A document by the address it got when it was uploaded. */
    record Proof(
            @Nullable String sha256,
            @Nullable String fileName,
            @Nullable String mediaType,
            @Nullable Long size) {}

    /** A flow to declare (MSK-31). */
    record Flow(
            @Nullable LocalDate on,
            @Nullable FlowKind kind,
            @Nullable String receiver,
            long pieces,
            @Nullable List<Proof> proofs) {
        List<Proof> given() {
            return proofs == null ? List.of() : proofs;
        }

        GoodsFlow ordered() {
            return new GoodsFlow(
                    on,
                    kind,
                    receiver,
                    pieces,
                    given().stream()
                            .map(proof -> new Attachment(
                                    "PROOF",
                                    Attachment.Delivery.UPLOADED,
                                    proof.fileName(),
                                    proof.sha256(),
                                    proof.mediaType(),
                                    proof.size()))
                            .toList());
        }
    }

    record Flows(@Nullable List<Flow> flows) {
        List<Flow> given() {
            return flows == null ? List.of() : flows;
        }
    }

    record Returns(@Nullable List<GoodsReturn> returns) {
        List<GoodsReturn> given() {
            return returns == null ? List.of() : returns;
        }
    }

    /** Keeps a proof document, the body as it is; its answer names it in {@code record-flow}. */
    @PostMapping(value = "/proofs", consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<StoredFile>> upload(@RequestParam String name, @RequestBody Flux<DataBuffer> content) {
        return attachments.store(name, content).map(file -> ResponseEntity.status(HttpStatus.CREATED)
                .body(file));
    }

    @GetMapping("/stock")
    Mono<Cursor<LotRow>> list(
            @ParameterObject LotFilter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader HttpHeaders headers) {
        var most = Cursor.limit(limit);
        var before = Cursor.position(cursor);
        return call.after(headers, Lots.PROJECTION)
                .then(Commands.actor())
                .flatMap(
                        actor -> queries.list(new FindLotsAfter(Viewers.of(actor), filter, before, most), LotRow.class))
                .map(rows -> Cursor.of(rows, most, LotRow::openedPosition));
    }

    /** The whole list, a lot a line, never held in memory. */
    @GetMapping(value = "/stock/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<LotRow> export(@ParameterObject LotFilter filter, @RequestHeader HttpHeaders headers) {
        return call.after(headers, Lots.PROJECTION)
                .then(Commands.actor())
                .flatMapMany(actor ->
                        queries.stream(new ExportLots(Viewers.of(actor), filter, LotOrder.NEWEST_FIRST), LotRow.class));
    }

    @GetMapping("/stock/{lot}")
    Mono<ResponseEntity<LotRow>> get(@PathVariable String lot, @RequestHeader HttpHeaders headers) {
        return find(lot, headers).map(row -> ResponseEntity.ok()
                .eTag("\"" + row.version() + "\"")
                .header(ApiCall.POSITION, Long.toString(row.position()))
                .body(row));
    }

    /** @param page from 1 */
    @GetMapping("/stock/{lot}/flows")
    Mono<FlowListView> flows(
            @PathVariable String lot, @RequestParam(defaultValue = "1") int page, @RequestHeader HttpHeaders headers) {
        return find(lot, headers).flatMap(row -> Commands.actor()
                .flatMap(actor -> queries.one(
                        new FindFlows(
                                Viewers.of(actor),
                                FlowFilter.lot(row.lotNumber()),
                                Math.clamp(page, 1, 1_000_000),
                                MOST),
                        FlowListView.class)));
    }

    /** @param page from 1 */
    @GetMapping("/stock/{lot}/returns")
    Mono<ReturnListView> returns(
            @PathVariable String lot, @RequestParam(defaultValue = "1") int page, @RequestHeader HttpHeaders headers) {
        return find(lot, headers).flatMap(row -> Commands.actor()
                .flatMap(actor -> queries.one(
                        new FindReturns(
                                Viewers.of(actor),
                                FlowFilter.lot(row.lotNumber()),
                                Math.clamp(page, 1, 1_000_000),
                                MOST),
                        ReturnListView.class)));
    }

    @PostMapping("/stock/{lot}/record-flow")
    Mono<ResponseEntity<LotTaken>> recordFlow(
            @PathVariable String lot, @RequestBody Flows flows, @RequestHeader HttpHeaders headers) {
        return order(
                lot,
                headers,
                proofsAreHeld(flows),
                id -> new RecordFlow(
                        id, flows.given().stream().map(Flow::ordered).toList()));
    }

    @PostMapping("/stock/{lot}/return-goods")
    Mono<ResponseEntity<LotTaken>> returnGoods(
            @PathVariable String lot, @RequestBody Returns returns, @RequestHeader HttpHeaders headers) {
        return order(lot, headers, Mono.empty(), id -> new ReturnGoods(id, returns.given()));
    }

    private Mono<ResponseEntity<LotTaken>> order(
            String lot, HttpHeaders headers, Mono<Void> check, Function<LotId, StockCommand> command) {
        var options = call.options(headers);
        return find(lot, headers)
                .flatMap(row -> check.then(commands.send(command.apply(Lots.idOf(row)), options)))
                .map(outcome -> ApiCall.answer(
                        outcome, null, new LotTaken(outcome.number(), outcome.version(), outcome.position())));
    }

    private Mono<LotRow> find(String lot, HttpHeaders headers) {
        return call.after(headers, Lots.PROJECTION).then(Commands.actor()).flatMap(actor -> lots.find(actor, lot));
    }

    /** The lot itself cannot know what the store holds. */
    private Mono<Void> proofsAreHeld(Flows flows) {
        var missing = new ArrayList<Mono<Violation>>();
        for (int i = 0; i < flows.given().size(); i++) {
            var path = "flows[" + i + "].proofs";
            for (var proof : flows.given().get(i).given()) {
                missing.add((proof.sha256() == null ? Mono.just(false) : attachments.holds(proof.sha256()))
                        .filter(held -> !held)
                        .map(held -> Violation.of("ProofIsUploaded", path)));
            }
        }
        return Flux.concat(missing)
                .collectList()
                .filter(violations -> !violations.isEmpty())
                .flatMap(violations -> Mono.error(new Rejection(
                        Rejection.Kind.INVALID, violations.stream().distinct().toList())));
    }
}
