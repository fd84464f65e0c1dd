package io.caseledger.origin.bulk;

import io.caseledger.origin.automation.BulkItems;
import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.StartBulkFiling;
import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.FindBulkFiling;
import io.caseledger.shared.bus.Commands;
import io.caseledger.shared.bus.Commands.Options;
import io.caseledger.shared.bus.Outcome;
import io.caseledger.shared.bus.Queries;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.query.Projections;
import io.caseledger.shared.web.Upload;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes in a file of applications, and finds what was taken in; for page and API alike. */
@Component
record BulkFilings(BulkFile reader, BulkItems items, Commands commands, Queries queries) {
    /** Name of the projection that filings are read from, for {@link Queries#caughtUp}. */
    static final String PROJECTION = Projections.BULK_FILINGS;

    /** Who is signed in; FORBIDDEN for whoever is neither applicant nor agent. */
    static Mono<Actor> filer() {
        return Commands.actor()
                .filter(actor -> actor.role().files())
                .switchIfEmpty(Mono.error(
                        () -> new Rejection(Rejection.Kind.FORBIDDEN, "origin.OnlyApplicantsAndAgentsFileInBulk")));
    }

    /**
     * Reads, stores, then starts: what is started is stored for good. Fails with {@link Rejection} where the file as a whole is refused; then nothing
     * is filed.
     *
     * @param key idempotency key: the same file sent twice with one key is one filing, another one is refused
     */
    Mono<Outcome> start(Actor actor, String fileName, Publisher<DataBuffer> content, String key) {
        return Upload.receive(
                content, BulkFile.MOST_UPLOADED, received -> Mono.fromCallable(() -> reader.read(received.file()))
                        .subscribeOn(Schedulers.boundedElastic())
                        .flatMap(read -> {
                            var bulk = new BulkId(Commands.idFor(actor, StartBulkFiling.class, key));
                            var start = new StartBulkFiling(
                                    bulk, BulkFile.shortened(fileName).strip(), received.sha256(), read.size());
                            return items.store(bulk, actor, received.sha256(), read)
                                    .then(commands.sendAs(actor, start, Options.key(key)));
                        }));
    }

    /** A filing of the actor's own; fails with NOT_FOUND for anybody else's. */
    Mono<BulkFilingView> find(Actor actor, String bulkId) {
        return queries.optional(new FindBulkFiling(actor.accountId(), bulkId), BulkFilingView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "origin.BulkFilingExists")));
    }
}
