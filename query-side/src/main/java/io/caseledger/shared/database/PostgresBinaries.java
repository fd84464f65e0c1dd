package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs: unpacked once per version from the jar they come in. A folder appears under its final name only
 * when it is complete, so a killed start leaves nothing half unpacked behind.
 */
final class PostgresBinaries {
    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");

    private PostgresBinaries() {}

    /** @return the folder that holds {@code bin}, {@code lib} and {@code share} */
    static Path unpackedIn(Path parent) {
        String platform = platform();
        URL archive = PostgresBinaries.class.getResource("/postgres-" + platform + ".txz");
        if (archive == null) {
            throw new StartRefused(
                    "There is no embedded PostgreSQL for this machine (" + platform + ").",
                    "Set caseledger.database.url to the address of a PostgreSQL of 15 or newer.");
        }
        try {
            Path folder = parent.resolve("bin-" + version(archive));
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL cannot be unpacked into " + parent + " (" + e + ").",
                    "Make room (100 MB) and let this user write there, or set caseledger.database.binaries-dir.",
                    e);
        }
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        log.info("First start: unpacking PostgreSQL into {}", folder);
        Files.createDirectories(folder.getParent());
        Path half = Files.createTempDirectory(
                folder.getParent(),
                "unpacking-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        // whatever the umask: with root's privileges dropped the server runs as another user
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            try (var tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, half);
                }
            }
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // another process may have been faster: its folder is as good
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            FileSystemUtils.deleteRecursively(half);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            try {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } catch (FileAlreadyExistsException e) {
                // the archive names some links twice
            }
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream open(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** The version is that of the jar; a jar without one in its name is told apart by its size. */
    private static String version(URL archive) throws IOException {
        var versions = VERSION.matcher(archive.toString()).results().toList();
        return versions.isEmpty()
                ? "of-" + archive.openConnection().getContentLengthLong() + "-bytes"
                : versions.getLast().group(1);
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.contains("mac") ? "darwin" : system.replace(' ', '-')) + "-"
                + switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
    }
}
