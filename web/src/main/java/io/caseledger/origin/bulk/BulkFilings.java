package io.caseledger.origin.bulk;

import io.caseledger.origin.contract.BulkId;
import io.caseledger.origin.contract.StartBulkFiling;
import io.caseledger.shared.contract.Actor;
import io.caseledger.shared.web.Commands;
import io.caseledger.shared.web.Commands.Options;
import io.caseledger.shared.web.Outcome;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes in a file of applications, for page and API alike. */
@Component
class BulkFilings {
    private static final int FILE_NAME = 200;

    private final BulkFile reader;
    private final BulkItems items;
    private final Commands commands;

    BulkFilings(BulkFile reader, BulkItems items, Commands commands) {
        this.reader = reader;
        this.items = items;
        this.commands = commands;
    }

    /**
     * Reads, stores, then starts: what is started is stored for good.
     *
     * @param key idempotency key: the same file sent twice with one key is one filing
     */
    Mono<Outcome> start(Actor actor, String fileName, byte[] content, String key) {
        var bulk = new BulkId(Commands.idFor(actor, StartBulkFiling.class, key));
        return Mono.fromCallable(() -> reader.read(content))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> items.store(bulk, actor, read)
                        .then(commands.sendAs(
                                actor,
                                new StartBulkFiling(bulk, shortened(fileName), sha256(content), read.size()),
                                Options.key(key))));
    }

    private static String shortened(String fileName) {
        var name = fileName.strip();
        return name.codePointCount(0, name.length()) <= FILE_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, FILE_NAME));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
