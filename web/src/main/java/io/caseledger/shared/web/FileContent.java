package io.caseledger.shared.web;

import io.caseledger.shared.contract.Rejection;
import io.caseledger.shared.contract.Violation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Decides what a file is by what is in it, and refuses what may not be attached (COE0510-02). Reads files: not for an event loop. */
final class FileContent {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private static final Set<FileType> BY_FIRST_BYTES =
            Set.of(FileType.PDF, FileType.JPEG, FileType.PNG, FileType.TIFF);

    private FileContent() {}

    /** @throws Rejection INVALID with the rule it breaks */
    static FileType typeOf(Path file) throws IOException {
        var detected = detected(file);
        // by their first bytes alone all of these are ZIP files, programs among them
        if (startsLikeZip(file)) {
            return OfficeFile.typeOf(file);
        }
        var type = FileType.of(detected).filter(BY_FIRST_BYTES::contains);
        if (type.equals(Optional.of(FileType.PDF)) && PdfActions.in(file)) {
            throw refused("FileHoldsNoMacros");
        }
        return type.orElseThrow(() -> refused("FileTypeIsAllowed", detected));
    }

    static Rejection refused(String rule, String... args) {
        return new Rejection(Rejection.Kind.INVALID, List.of(Violation.of(rule, "", args)));
    }

    private static String detected(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(in, new Metadata()).getBaseType().toString();
        }
    }

    private static boolean startsLikeZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }
}
