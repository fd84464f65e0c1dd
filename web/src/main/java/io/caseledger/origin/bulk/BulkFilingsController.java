package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkFiling;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Queries;
import java.net.URI;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Filing many applications at once, for machines (COE0010-17). */
@RestController
@RequestMapping("/api/v1/origin/bulk-filings")
class BulkFilingsController {
    private static final String PROJECTION = "origin-bulk";

    private final BulkFilings filings;
    private final Queries queries;
    private final ApiCall call;

    BulkFilingsController(BulkFilings filings, Queries queries, ApiCall call) {
        this.filings = filings;
        this.queries = queries;
        this.call = call;
    }

    record Started(String bulkId, long position) {}

    record Progress(BulkFilingView filing, List<BulkItemView> items) {}

    @PostMapping(consumes = {"application/zip", MediaType.APPLICATION_XML_VALUE})
    Mono<ResponseEntity<Started>> start(@RequestBody Flux<DataBuffer> content, @RequestHeader HttpHeaders headers) {
        var key = call.key(headers);
        return Commands.actor()
                .flatMap(actor -> DataBufferUtils.join(content, BulkFile.MOST_UPLOADED)
                        .map(buffer -> {
                            var bytes = new byte[buffer.readableByteCount()];
                            buffer.read(bytes);
                            DataBufferUtils.release(buffer);
                            return bytes;
                        })
                        .flatMap(bytes -> filings.start(actor, "api", bytes, key)))
                .map(outcome -> ApiCall.answer(
                        outcome,
                        URI.create("/api/v1/origin/bulk-filings/" + outcome.aggregateId()),
                        new Started(outcome.aggregateId(), outcome.position())));
    }

    @GetMapping("/{id}")
    Mono<Progress> get(@PathVariable String id, @RequestHeader HttpHeaders headers) {
        return call.after(headers, PROJECTION)
                .then(Commands.actor())
                .flatMap(actor -> Mono.zip(
                        queries.optional(new FindBulkFiling(actor.accountId(), id), BulkFilingView.class)
                                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "CaseExists"))),
                        queries.list(new FindBulkItems(actor.accountId(), id), BulkItemView.class),
                        Progress::new));
    }
}
