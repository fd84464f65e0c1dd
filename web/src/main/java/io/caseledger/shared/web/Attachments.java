package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The store of attached files (COE0510-02), addressed by the SHA-256 of their content: the same file sent twice is kept once, and what a case's event
 * names can never become another content. Content flows in chunks and is never whole in memory. Who may read a file its owner decides: nothing here
 * knows cases or drafts.
 */
@Component
public class Attachments {
    /** Most bytes of one file. */
    public static final long MAX_BYTES = 20L * 1024 * 1024;

    /** Bytes of one row; storage format, as reading counts on it. */
    private static final int CHUNK = 1024 * 1024;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final FileContent fileContent;
    private final Scanner scanner;
    private final Clock clock;

    Attachments(
            DatabaseClient database,
            ConnectionFactory connections,
            FileContent fileContent,
            Scanner scanner,
            Clock clock) {
        this.database = database;
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
        this.fileContent = fileContent;
        this.scanner = scanner;
        this.clock = clock;
    }

    /**
     * Receives, checks and keeps a file. Fails with {@link Rejection} INVALID by one of the rules {@code FileIsNotEmpty}, {@code FileIsNotTooLarge},
     * those of {@link FileContent} and {@code FileIsNotInfected}, and with a status 503 while a configured scanner cannot be asked.
     *
     * @param record notes whose file it is, in the transaction that keeps it
     */
    Mono<StoredFile> store(String name, Publisher<DataBuffer> content, Function<StoredFile, Mono<Void>> record) {
        return Mono.fromRunnable(() -> FileName.require(name)).then(received(name, content, record));
    }

    private Mono<StoredFile> received(
            String name, Publisher<DataBuffer> content, Function<StoredFile, Mono<Void>> record) {
        return Upload.receive(content, MAX_BYTES, received -> fileContent
                .typeOf(received.file())
                .flatMap(type -> {
                    var file =
                            new StoredFile(FileName.of(name, type), received.sha256(), type.mediaType, received.size());
                    return scanner.check(received.file())
                            .then(Mono.defer(() -> keep(received, file, record)))
                            .thenReturn(file);
                }));
    }

    /** The content from its first byte to its last; fails with NOT_FOUND where there is none. One chunk is read when the last has gone out. */
    public Flux<DataBuffer> content(String sha256) {
        return kept(sha256).flatMapMany(kept -> chunks(sha256, kept.size()));
    }

    /**
     * The answer to a download that its reader may have. It is a file to be kept, never a page: where a browser shows it all the same, it may run
     * nothing and has no origin.
     */
    public Mono<ResponseEntity<Flux<DataBuffer>>> download(String sha256, String name) {
        return kept(sha256).map(kept -> ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kept.mediaType()))
                .contentLength(kept.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.kept(FileName.plain(name)))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(chunks(sha256, kept.size())));
    }

    private record Kept(String mediaType, long size) {}

    private Mono<Void> keep(Upload.Received received, StoredFile file, Function<StoredFile, Mono<Void>> record) {
        return transaction
                .transactional(insert(file)
                        .filter(inserted -> inserted)
                        .flatMapMany(inserted ->
                                DataBufferUtils.read(received.file(), DefaultDataBufferFactory.sharedInstance, CHUNK))
                        .index()
                        .concatMap(chunk -> insert(file.sha256(), chunk.getT1(), chunk.getT2()), 1)
                        .then(Mono.defer(() -> record.apply(file))))
                .then();
    }

    /** Whether it is new. One that is there is held until the record stands, so that nobody forgets it meanwhile. */
    private Mono<Boolean> insert(StoredFile file) {
        return database.sql(
                        "INSERT INTO work.attachment (sha256, media_type, size, stored_at)"
                                + " VALUES (:sha256, :type, :size, :now)"
                                + " ON CONFLICT (sha256) DO UPDATE SET stored_at = excluded.stored_at RETURNING xmax = 0 AS is_new")
                .bind("sha256", file.sha256())
                .bind("type", file.mediaType())
                .bind("size", file.size())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<Long> insert(String sha256, long index, DataBuffer chunk) {
        var bytes = new byte[chunk.readableByteCount()];
        chunk.read(bytes);
        DataBufferUtils.release(chunk);
        return database.sql(
                        "INSERT INTO work.attachment_chunk (sha256, index, content) VALUES (:sha256, :index, :content)")
                .bind("sha256", sha256)
                .bind("index", (int) index)
                .bind("content", ByteBuffer.wrap(bytes))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Kept> kept(String sha256) {
        return database.sql("SELECT media_type, size FROM work.attachment WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .map(row -> new Kept(
                        Objects.requireNonNull(row.get("media_type", String.class)),
                        Objects.requireNonNull(row.get("size", Long.class))))
                .one()
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "shared.AttachmentExists")));
    }

    private Flux<DataBuffer> chunks(String sha256, long size) {
        // a query a chunk: a slow reader holds no connection
        return Flux.range(0, (int) ((size + CHUNK - 1) / CHUNK)).concatMap(index -> chunk(sha256, index), 1);
    }

    private Mono<DataBuffer> chunk(String sha256, int index) {
        return database.sql("SELECT content FROM work.attachment_chunk WHERE sha256 = :sha256 AND index = :index")
                .bind("sha256", sha256)
                .bind("index", index)
                .map(row -> (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(
                        Objects.requireNonNull(row.get("content", ByteBuffer.class))))
                .one()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a chunk of " + sha256 + " is missing")));
    }
}
