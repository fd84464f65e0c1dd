package io.caseledger.origin.bulk;

import io.caseledger.origin.query.BulkFilingListView;
import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.BulkItemListView;
import io.caseledger.origin.query.BulkItemView;
import io.caseledger.origin.query.FindBulkFilings;
import io.caseledger.origin.query.FindBulkItems;
import io.caseledger.shared.api.ApiCall;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.web.TakesFiles;
import java.net.URI;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Filing many applications at once, for machines (COE0010-17). */
@RestController
@RequestMapping("/api/v1/origin/bulk-filings")
record BulkFilingsController(BulkFilings filings, Queries queries, ApiCall call) {
    /** So many of the latest are listed. */
    private static final int NEWEST = 100;

    record Started(String bulkId, long position) {}

    record Progress(BulkFilingView filing, List<BulkItemView> items) {}

    @TakesFiles(megabytes = 21)
    @PostMapping(consumes = {"application/zip", MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    Mono<ResponseEntity<Started>> start(@RequestBody Flux<DataBuffer> content, @RequestHeader HttpHeaders headers) {
        var name = headers.getContentDisposition().getFilename();
        return start(name == null ? "api" : name, content, headers);
    }

    @TakesFiles(megabytes = 21)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Started>> start(@RequestPart("file") FilePart file, @RequestHeader HttpHeaders headers) {
        return start(file.filename(), file.content(), headers);
    }

    private Mono<ResponseEntity<Started>> start(String name, Flux<DataBuffer> content, HttpHeaders headers) {
        var key = call.key(headers);
        return BulkFilings.filer()
                .flatMap(actor -> filings.start(actor, name, content, key))
                .map(outcome -> ApiCall.answer(
                        outcome,
                        URI.create("/api/v1/origin/bulk-filings/" + outcome.aggregateId()),
                        new Started(outcome.aggregateId(), outcome.position())));
    }

    @GetMapping
    Mono<List<BulkFilingView>> list(@RequestHeader HttpHeaders headers) {
        return call.after(headers, BulkFilings.PROJECTION)
                .then(BulkFilings.filer())
                .flatMap(actor -> queries.one(
                                FindBulkFilings.newest(actor.accountId(), NEWEST), BulkFilingListView.class)
                        .map(BulkFilingListView::rows));
    }

    @GetMapping("/{id}")
    Mono<Progress> get(@PathVariable String id, @RequestHeader HttpHeaders headers) {
        return call.after(headers, BulkFilings.PROJECTION)
                .then(BulkFilings.filer())
                .flatMap(actor -> Mono.zip(
                        filings.find(actor, id),
                        queries.one(FindBulkItems.all(actor.accountId(), id), BulkItemListView.class),
                        (filing, items) -> new Progress(filing, items.rows())));
    }
}
