package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The store of attached files (COE0510-02), addressed by the SHA-256 of their content: the same file sent twice is kept once, and what a case's event
 * names can never become another content. Content flows in chunks and is never whole in memory. Who may read a file its owner decides: nothing here
 * knows cases or drafts.
 */
@Component
public class Attachments {
    /** Most bytes of one file. */
    public static final long MAX_BYTES = 20L * 1024 * 1024;
    /** Most bytes of all files of a case. */
    public static final long MAX_CASE_BYTES = 100L * 1024 * 1024;

    /** Bytes of one row; storage format, as reading counts on it. */
    private static final int CHUNK = 1024 * 1024;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Scanner scanner;
    private final Clock clock;

    Attachments(DatabaseClient database, ConnectionFactory connections, Scanner scanner, Clock clock) {
        this.database = database;
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(connections));
        this.scanner = scanner;
        this.clock = clock;
    }

    /** As {@link #store(String, Publisher)}. */
    public Mono<StoredFile> store(FilePart part) {
        return store(part.filename(), part.content());
    }

    /**
     * Receives, checks and keeps a file. Fails with {@link Rejection} INVALID by one of the rules {@code FileIsNotEmpty}, {@code FileIsNotTooLarge},
     * {@code FileTypeIsAllowed}, {@code FileHoldsNoMacros}, {@code FileIsNotEncrypted}, {@code FileIsReadable}, {@code FileIsNotInfected}, and with a
     * status 503 while a configured scanner cannot be asked.
     */
    public Mono<StoredFile> store(String name, Publisher<DataBuffer> content) {
        return Upload.receive(content, MAX_BYTES, received -> Mono.fromCallable(() -> typeOf(received.file()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(type -> scanner.check(received.file())
                        .then(Mono.defer(() -> keep(received, type)))
                        .thenReturn(new StoredFile(
                                FileName.of(name, type), received.sha256(), type.mediaType, received.size()))));
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
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(FileName.plain(name), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(chunks(sha256, kept.size())));
    }

    /** Whether there is such a content, so that a command can name it. */
    public Mono<Boolean> holds(String sha256) {
        return database.sql("SELECT EXISTS (SELECT FROM work.attachment WHERE sha256 = :sha256)")
                .bind("sha256", sha256)
                .mapValue(Boolean.class)
                .one();
    }

    private record Kept(String mediaType, long size) {}

    private static FileType typeOf(Path file) {
        try {
            return FileContent.typeOf(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mono<Void> keep(Upload.Received received, FileType type) {
        return transaction.transactional(insert(received, type)
                .filter(inserted -> inserted == 1)
                .flatMapMany(inserted ->
                        DataBufferUtils.read(received.file(), DefaultDataBufferFactory.sharedInstance, CHUNK))
                .index()
                .concatMap(chunk -> insert(received.sha256(), chunk.getT1(), chunk.getT2()), 1)
                .then());
    }

    private Mono<Long> insert(Upload.Received received, FileType type) {
        return database.sql("INSERT INTO work.attachment (sha256, media_type, size, stored_at)"
                        + " VALUES (:sha256, :type, :size, :now) ON CONFLICT (sha256) DO NOTHING")
                .bind("sha256", received.sha256())
                .bind("type", type.mediaType)
                .bind("size", received.size())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated();
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
                .switchIfEmpty(Mono.error(() -> new Rejection(Rejection.Kind.NOT_FOUND, "AttachmentExists")));
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
