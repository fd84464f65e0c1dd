package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The server's files below {@code data/postgres}: {@code cluster} (its data), {@code log}, and two password files that
 * only the owner can read. The service logs in as an ordinary owner of its database, not as the superuser. Everything is
 * made beside its place and moved there when complete, so a start killed at any moment is simply repeated.
 */
final class ClusterFolder {
    static final String DATABASE = "caseledger";
    static final String USER = "caseledger";
    private static final String SUPERUSER = "postgres";
    private static final int PASSWORD_BYTES = 24;
    private static final Logger log = LoggerFactory.getLogger(ClusterFolder.class);

    private final Path home;
    private final Path path;
    private final Unprivileged unprivileged;

    private ClusterFolder(Path home, Unprivileged unprivileged) {
        this.home = home;
        this.path = home.resolve("cluster");
        this.unprivileged = unprivileged;
    }

    /** Makes the data folder where there is none yet. */
    static ClusterFolder in(Path home, PostgresPrograms programs, Unprivileged unprivileged) throws IOException {
        var cluster = new ClusterFolder(home, unprivileged);
        Files.createDirectories(cluster.logFolder());
        unprivileged.own(cluster.logFolder());
        if (!Files.exists(cluster.path)) {
            cluster.make(programs);
        }
        cluster.refuseOtherVersion(programs);
        return cluster;
    }

    Path path() {
        return path;
    }

    Path logFolder() {
        return home.resolve("log");
    }

    /** The service's password. */
    String password() {
        return read(home.resolve("password"));
    }

    private void make(PostgresPrograms programs) throws IOException {
        log.info("First start: making the database (10 s at most)");
        Path half = home.resolve("cluster-unfinished");
        FileSystemUtils.deleteRecursively(half);
        Path password = home.resolve("superuser-password");
        write(password, randomPassword());
        var outcome = programs.run(
                "making the database",
                List.of(
                        "initdb",
                        "--pgdata=" + half,
                        "--username=" + SUPERUSER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // PostgreSQL's own collation: the same on every machine, whatever locales it has
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums"));
        if (!outcome.succeeded()) {
            throw new StartRefused(
                    "The embedded PostgreSQL could not make its data folder: "
                            + outcome.said().strip(),
                    "See that " + home + " can be written and has 100 MB of room; or set caseledger.database.url.");
        }
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherVersion(PostgresPrograms programs) throws IOException {
        String data = Files.readString(path.resolve("PG_VERSION")).strip();
        String server = programs.run("asking for the version", List.of("postgres", "--version"))
                .said()
                .strip();
        if (!server.matches(".*\\(PostgreSQL\\) " + data + "\\b.*")) {
            throw new StartRefused(
                    "The data in " + path + " is of PostgreSQL " + data + ", but this is " + server + ".",
                    "Start the release that wrote it, back it up, and restore it into a new caseledger.data-dir.");
        }
    }

    /** Ends the server that a killed service has left behind on this folder. */
    void stopOrphan(int seconds) throws IOException {
        var orphan = Postmaster.of(path);
        if (orphan.isPresent()) {
            log.info(
                    "An earlier run was killed: ending the PostgreSQL it left behind (process {})",
                    orphan.get().process().pid());
            orphan.get().stop(seconds);
        }
    }

    /** A stale file may name a process id that now belongs to something else; the server would refuse to start. */
    void dropForeignPidFile() throws IOException {
        if (Postmaster.of(path).isEmpty()) {
            Files.deleteIfExists(Postmaster.pidFile(path));
        }
    }

    Path newStartLog() throws IOException {
        Path file = startLog();
        Files.deleteIfExists(file);
        return file;
    }

    /** What the server said before its log files were open. */
    String lastWords() {
        return Files.exists(startLog()) ? read(startLog()) : "";
    }

    private Path startLog() {
        return logFolder().resolve("start.log");
    }

    /** Makes the service's role and database at the first start; the password file comes last and tells that it is done. */
    void ensureDatabase(int port) {
        Path password = home.resolve("password");
        if (Files.exists(password)) {
            return;
        }
        String chosen = randomPassword();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable",
                        SUPERUSER,
                        read(home.resolve("superuser-password")));
                var statement = connection.createStatement()) {
            // only letters, digits, - and _ in the password: nothing to quote. Nothing is ever dropped: a lost password
            // file must not cost the data
            boolean known = exists(statement, "select 1 from pg_roles where rolname = '" + USER + "'");
            statement.execute((known ? "alter" : "create") + " role " + USER + " login password '" + chosen + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + USER);
            }
            write(password, chosen);
        } catch (SQLException | IOException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL did not take its first commands: " + e.getMessage(),
                    "See the server's log in " + logFolder() + ".",
                    e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private void write(Path file, String secret) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, ownerOnly);
        Files.writeString(half, secret);
        unprivileged.own(half);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    file + " cannot be read (" + e + ").", "Restore it from the backup, with its data folder.", e);
        }
    }
}
