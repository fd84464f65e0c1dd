package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a client sends, in a file of its own while it is looked at: bounded, hashed as it comes in, gone afterwards whatever happens. */
public final class Upload {
    private final Path file;
    private final OutputStream out;
    private final MessageDigest digest;
    private final long most;
    private long size;

    private Upload(Path file, long most) throws IOException {
        this.file = file;
        this.out = Files.newOutputStream(file);
        this.digest = sha256();
        this.most = most;
    }

    /**
     * Receives, then uses what was received; both off the event loop.
     *
     * @param most bytes; one more is refused by {@code FileIsNotTooLarge}
     */
    public static <T> Mono<T> receive(Publisher<DataBuffer> content, long most, Function<Received, Mono<T>> use) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> new Upload(Files.createTempFile("caseledger-", ".upload"), most))
                        .subscribeOn(Schedulers.boundedElastic()),
                upload -> Flux.from(content)
                        .publishOn(Schedulers.boundedElastic(), 8)
                        .doOnNext(upload::take)
                        .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                        .then(Mono.fromCallable(upload::received).subscribeOn(Schedulers.boundedElastic()))
                        .flatMap(use),
                upload -> Mono.fromRunnable(upload::delete).subscribeOn(Schedulers.boundedElastic()));
    }

    /** @param sha256 lower-case hex */
    public record Received(Path file, long size, String sha256) {}

    private void take(DataBuffer buffer) {
        try {
            size += buffer.readableByteCount();
            if (size > most) {
                throw new Rejection(
                        Rejection.Kind.INVALID,
                        List.of(Violation.of("shared.FileIsNotTooLarge", "", Long.toString(most / 1024 / 1024))));
            }
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            digest.update(bytes);
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Received received() throws IOException {
        out.close();
        if (size == 0) {
            throw new Rejection(Rejection.Kind.INVALID, List.of(Violation.of("shared.FileIsNotEmpty", "")));
        }
        return new Received(file, size, HexFormat.of().formatHex(digest.digest()));
    }

    private void delete() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
