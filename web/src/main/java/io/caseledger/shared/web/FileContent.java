package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Decides what a file is by what is in it, and refuses what may not be attached (COE0510-02). Files are looked at on threads of their own, few at a time:
 * whatever one costs, nothing else waits for it but the next file. What cannot be looked at to its end is refused (ADR 29).
 */
@Component
class FileContent implements DisposableBean {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 32;
    /** Longer than any budget: a parser that has lost itself keeps its thread, and its sender an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Scheduler threads = Schedulers.newBoundedElastic(AT_ONCE, MOST_WAITING, "file-content");

    /** Fails with {@link Rejection} INVALID by the rule it breaks, and with {@code RejectedExecutionException} where too many wait already. */
    Mono<FileType> typeOf(Path file) {
        return Mono.fromCallable(() -> examined(file))
                .subscribeOn(threads)
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, late -> Budget.exceeded());
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    private static FileType examined(Path file) throws IOException {
        try {
            return type(file);
        } catch (StackOverflowError tooDeep) {
            throw Budget.exceeded();
        }
    }

    private static FileType type(Path file) throws IOException {
        var detected = detected(file);
        // by their first bytes alone all of these are ZIP files, programs among them
        if (startsLikeZip(start(file))) {
            return OfficeFile.typeOf(file, new Budget(OfficeFile.MOST_UNPACKED));
        }
        var type = FileType.of(detected).orElseThrow(() -> refused("shared.FileTypeIsAllowed", detected));
        switch (type) {
            case PDF -> PdfFile.check(file, new Budget(PdfFile.MOST_UNPACKED));
            case JPEG, PNG, TIFF -> ImageFile.check(file, type);
            default -> throw refused("shared.FileTypeIsAllowed", detected);
        }
        return type;
    }

    static Rejection refused(String rule, String... args) {
        return new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(rule, "", args)));
    }

    /** First bytes of programs (Windows, Linux, macOS, scripts) and of what holds them, OLE's compound files. */
    static boolean isProgram(byte[] start) {
        return starts(start, 'M', 'Z')
                || starts(start, 0x7F, 'E', 'L', 'F')
                || starts(start, '#', '!')
                || starts(start, 0xCF, 0xFA, 0xED, 0xFE)
                || starts(start, 0xCE, 0xFA, 0xED, 0xFE)
                || starts(start, 0xCA, 0xFE, 0xBA, 0xBE)
                || starts(start, 0xD0, 0xCF, 0x11, 0xE0);
    }

    static boolean startsLikeZip(byte[] start) {
        return starts(start, 'P', 'K', 3, 4);
    }

    private static boolean starts(byte[] start, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static String detected(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(in, new Metadata()).getBaseType().toString();
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }
}
