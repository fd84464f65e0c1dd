package io.caseledger.origin.bulk;

import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.StartBulkFiling;
import io.caseledger.origin.query.BulkFilingView;
import io.caseledger.origin.query.FindBulkFiling;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Role;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Commands.Options;
import io.caseledger.shared.web.Outcome;
import io.caseledger.shared.web.Queries;
import io.caseledger.shared.web.Upload;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes in a file of applications, and finds what was taken in; for page and API alike. */
@Component
class BulkFilings {
    /** Name of the projection that filings are read from, for {@link Queries#caughtUp}. */
    static final String PROJECTION = "origin-bulk";

    private static final int FILE_NAME = 200;

    private final BulkFile reader;
    private final BulkItems items;
    private final Commands commands;
    private final Queries queries;

    BulkFilings(BulkFile reader, BulkItems items, Commands commands, Queries queries) {
        this.reader = reader;
        this.items = items;
        this.commands = commands;
        this.queries = queries;
    }

    /** Who is signed in; FORBIDDEN for whoever is neither applicant nor agent. */
    static Mono<Actor> filer() {
        return Commands.actor()
                .filter(actor -> actor.role() == Role.APPLICANT || actor.role() == Role.AGENT)
                .switchIfEmpty(
                        Mono.error(() -> new Rejection(Rejection.Kind.FORBIDDEN, "OnlyApplicantsAndAgentsFileInBulk")));
    }

    /**
     * Reads, stores, then starts: what is started is stored for good. Fails with {@link Rejection} where the file as a whole is refused; then nothing
     * is filed.
     *
     * @param key idempotency key: the same file sent twice with one key is one filing
     */
    Mono<Outcome> start(Actor actor, String fileName, Publisher<DataBuffer> content, String key) {
        return Upload.receive(content, BulkFile.MOST_UPLOADED, received -> Mono.fromCallable(
                        () -> reader.read(received.file()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> {
                    // the content is part of the id: another file under the same key never mixes with the first
                    var bulk = new BulkId(Commands.idFor(actor, StartBulkFiling.class, key + '\n' + received.sha256()));
                    var start = new StartBulkFiling(bulk, shortened(fileName), received.sha256(), read.size());
                    return items.store(bulk, actor, read).then(commands.sendAs(actor, start, Options.key(key)));
                }));
    }

    /** A filing of the actor's own; fails with NOT_FOUND for anybody else's. */
    Mono<BulkFilingView> find(Actor actor, String bulkId) {
        return queries.optional(new FindBulkFiling(actor.accountId(), bulkId), BulkFilingView.class)
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "BulkFilingExists")));
    }

    private static String shortened(String fileName) {
        var name = fileName.replaceAll("\\p{Cntrl}", "").strip();
        return name.codePointCount(0, name.length()) <= FILE_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, FILE_NAME));
    }
}
