package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded server's data, held by one service at a time. The lock is the operating system's, so it
 * ends with the process that holds it, however that ended.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws StartRefused where it cannot be written or another service holds it */
    static DataFolder hold(Path dataDir) {
        Path path;
        FileChannel channel;
        try {
            Files.createDirectories(dataDir);
            path = dataDir.toRealPath();
            channel = FileChannel.open(
                    path.resolve("caseledger.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartRefused(
                    "caseledger.data-dir: " + dataDir.toAbsolutePath() + " cannot be written (" + e + ").",
                    "Let the user " + System.getProperty("user.name")
                            + " own that folder and what is in it, or set caseledger.data-dir to another.",
                    e);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = Files.readString(path.resolve("caseledger.lock"));
                channel.close();
                throw new StartRefused(
                        "caseledger.data-dir: " + path + " is in use by another running service (process "
                                + holder.strip() + ").",
                        "Stop that one first, or set caseledger.data-dir to another folder.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new StartRefused(
                    "caseledger.data-dir: " + path + " cannot be locked (" + e + ").",
                    "Set caseledger.data-dir to a folder on a local disk.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process: two services in one JVM
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
