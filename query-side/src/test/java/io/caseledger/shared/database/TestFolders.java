package io.caseledger.shared.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/** Where tests keep their databases: below the module's target. */
public final class TestFolders {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private TestFolders() {}

    /** A folder below target for one service's data; those that earlier runs have left are removed. */
    public static synchronized Path fresh() {
        Path parent = TARGET.resolve("data");
        try {
            Files.createDirectories(parent);
            try (var earlier = Files.newDirectoryStream(parent)) {
                for (Path folder : earlier) {
                    if (abandoned(folder)) {
                        FileSystemUtils.deleteRecursively(folder);
                    }
                }
            }
            Path fresh =
                    Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-");
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server's programs are unpacked, once for all tests. */
    public static Path binaries() {
        // beside the modules: unpacked once for all of them
        return TARGET.resolveSibling("../target/postgres-binaries").normalize();
    }

    private static boolean abandoned(Path folder) throws IOException {
        String maker = folder.getFileName().toString().split("-", 2)[0];
        if (maker.equals(Long.toString(ProcessHandle.current().pid()))) {
            return false;
        }
        Path lockFile = folder.resolve("caseledger.lock");
        if (!Files.exists(lockFile)) {
            return ProcessHandle.of(Long.parseLong(maker)).isEmpty();
        }
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
