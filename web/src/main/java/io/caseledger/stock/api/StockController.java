package io.caseledger.stock.api;

import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.api.Cursor;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Attachment;
import io.caseledger.shared.web.StoredFile;
import io.caseledger.shared.web.TakesFiles;
import io.caseledger.shared.web.Uploads;
import io.caseledger.shared.web.Viewers;
import io.caseledger.stock.contract.FlowKind;
import io.caseledger.stock.contract.GoodsFlow;
import io.caseledger.stock.contract.GoodsReturn;
import io.caseledger.stock.contract.LotId;
import io.caseledger.stock.contract.RecordFlow;
import io.caseledger.stock.contract.ReturnGoods;
import io.caseledger.stock.contract.StockCommand;
import io.caseledger.stock.query.ExportLots;
import io.caseledger.stock.query.FindFlows;
import io.caseledger.stock.query.FindLotsAfter;
import io.caseledger.stock.query.FindReturns;
import io.caseledger.stock.query.FlowFilter;
import io.caseledger.stock.query.FlowListView;
import io.caseledger.stock.query.LotFilter;
import io.caseledger.stock.query.LotOrder;
import io.caseledger.stock.query.LotRow;
import io.caseledger.stock.query.ReturnListView;
import io.caseledger.stock.web.Lots;
import java.time.LocalDate;
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
record StockController(Queries queries, Lots lots, Uploads uploads, ApiCall call) {
    private static final int MOST = 500;

    /** A command's answer: the lot, its version and the event's position. */
    record LotTaken(String lotNumber, long version, long position) {}

    /** A document by the address it got when it was uploaded; what else is said of it here, the store knows better. */
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
    @TakesFiles(megabytes = 21)
    @PostMapping(value = "/proofs", consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<StoredFile>> upload(@RequestParam String name, @RequestBody Flux<DataBuffer> content) {
        return Commands.actor()
                .flatMap(actor -> uploads.keep(actor, name, content))
                .map(file -> ResponseEntity.status(HttpStatus.CREATED).body(file));
    }

    @GetMapping("/stock")
    Mono<Cursor<LotRow>> list(
            @ParameterObject LotFilter filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader HttpHeaders headers) {
        var asked = Cursor.asked(limit, cursor);
        return call.viewer(headers, Lots.PROJECTION)
                .flatMap(viewer ->
                        queries.list(new FindLotsAfter(viewer, filter, asked.before(), asked.most()), LotRow.class))
                .flatMap(rows -> asked.page(rows, LotRow::openedPosition));
    }

    /** The whole list, a lot a line, never held in memory. */
    @GetMapping(value = "/stock/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<LotRow> export(@ParameterObject LotFilter filter, @RequestHeader HttpHeaders headers) {
        return call.viewer(headers, Lots.PROJECTION)
                .flatMapMany(
                        viewer -> queries.stream(new ExportLots(viewer, filter, LotOrder.NEWEST_FIRST), LotRow.class));
    }

    @GetMapping("/stock/{lot}")
    Mono<ResponseEntity<LotRow>> get(@PathVariable String lot, @RequestHeader HttpHeaders headers) {
        return find(lot, headers).map(row -> ApiCall.found(row.version(), row.position(), row));
    }

    /** @param page from 1 */
    @GetMapping("/stock/{lot}/flows")
    Mono<FlowListView> flows(
            @PathVariable String lot, @RequestParam(defaultValue = "1") int page, @RequestHeader HttpHeaders headers) {
        return find(lot, headers)
                .zipWith(
                        Commands.actor(),
                        (row, actor) -> new FindFlows(
                                Viewers.of(actor), FlowFilter.lot(row.lotNumber()), Cursor.page(page), MOST))
                .flatMap(asked -> queries.one(asked, FlowListView.class));
    }

    /** @param page from 1 */
    @GetMapping("/stock/{lot}/returns")
    Mono<ReturnListView> returns(
            @PathVariable String lot, @RequestParam(defaultValue = "1") int page, @RequestHeader HttpHeaders headers) {
        return find(lot, headers)
                .zipWith(
                        Commands.actor(),
                        (row, actor) -> new FindReturns(
                                Viewers.of(actor), FlowFilter.lot(row.lotNumber()), Cursor.page(page), MOST))
                .flatMap(asked -> queries.one(asked, ReturnListView.class));
    }

    @PostMapping("/stock/{lot}/record-flow")
    Mono<ResponseEntity<LotTaken>> recordFlow(
            @PathVariable String lot, @RequestBody Flows flows, @RequestHeader HttpHeaders headers) {
        return order(
                lot,
                headers,
                id -> new RecordFlow(
                        id, flows.given().stream().map(Flow::ordered).toList()));
    }

    @PostMapping("/stock/{lot}/return-goods")
    Mono<ResponseEntity<LotTaken>> returnGoods(
            @PathVariable String lot, @RequestBody Returns returns, @RequestHeader HttpHeaders headers) {
        return order(lot, headers, id -> new ReturnGoods(id, returns.given()));
    }

    private Mono<ResponseEntity<LotTaken>> order(
            String lot, HttpHeaders headers, Function<LotId, StockCommand> command) {
        return call.order(
                find(lot, headers).map(row -> command.apply(Lots.idOf(row))),
                call.options(headers),
                outcome -> new LotTaken(outcome.number(), outcome.version(), outcome.position()));
    }

    private Mono<LotRow> find(String lot, HttpHeaders headers) {
        return call.reader(headers, Lots.PROJECTION).flatMap(actor -> lots.find(actor, lot));
    }
}
