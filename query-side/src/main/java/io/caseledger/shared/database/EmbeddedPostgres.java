package io.caseledger.shared.database;

import io.caseledger.shared.database.PostgresPrograms.Outcome;
import io.caseledger.shared.settings.Settings.SslMode;
import io.caseledger.shared.settings.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real PostgreSQL, run by this service on a free loopback port, durable, with its data in a folder (RUN-02). It
 * outlives nothing: it ends with the service, and when the service is killed the next start ends it. When the server is
 * killed, it is started again on the same port, so that the connection pools find it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int STOP_SECONDS = 60;
    private static final int START_SECONDS = 3600; // recovery after a crash may take long; progress is shown
    private static final int ATTEMPTS = 40;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
    private static final long ROOMY_SHARED_MEMORY = 256L << 20;

    /** What makes an acknowledged commit survive a power cut; given on the command line, which no file overrides. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final DataFolder folder;
    private final ClusterFolder cluster;
    private final PostgresPrograms programs;
    private final Map<String, String> settings;
    private int port;
    private Postmaster postmaster;
    private boolean stopping;

    private EmbeddedPostgres(
            DataFolder folder, ClusterFolder cluster, PostgresPrograms programs, Map<String, String> settings)
            throws IOException {
        this.folder = folder;
        this.cluster = cluster;
        this.programs = programs;
        this.settings = settings;
        cluster.stopOrphan(STOP_SECONDS);
        this.postmaster = launched();
    }

    /**
     * Starts the server, making its data folder at the first start, and waits until it answers.
     *
     * @param dataDir where the data lies
     * @param binariesDir where the programs are unpacked; null: beside the data
     * @param settings further server settings, stronger than ours: tests start a server that is not durable
     * @throws StartRefused with the mend, where it cannot be started
     */
    static EmbeddedPostgres start(Path dataDir, @Nullable Path binariesDir, Map<String, String> settings) {
        long begun = System.nanoTime();
        DataFolder folder = DataFolder.hold(dataDir);
        try {
            Path home = Files.createDirectories(folder.path().resolve("postgres"));
            log.info("Starting the embedded PostgreSQL; its data is in {}", home);
            Path binaries = PostgresBinaries.unpackedIn(
                    binariesDir == null
                            ? home
                            : Files.createDirectories(binariesDir).toRealPath());
            Unprivileged unprivileged = Unprivileged.in(home);
            var programs = new PostgresPrograms(binaries, unprivileged, home);
            var cluster = ClusterFolder.in(home, programs, unprivileged);
            var postgres = new EmbeddedPostgres(folder, cluster, programs, settings);
            try {
                cluster.ensureDatabase(postgres.port);
            } catch (RuntimeException e) {
                postgres.close();
                throw e;
            }
            postgres.watch();
            log.info(
                    "PostgreSQL is ready on 127.0.0.1:{} after {} ms (process {})",
                    postgres.port,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    postgres.pid());
            return postgres;
        } catch (IOException e) {
            folder.close();
            throw new StartRefused(
                    "The embedded PostgreSQL cannot be started in " + folder.path() + " (" + e + ").",
                    "Let the user " + System.getProperty("user.name")
                            + " own that folder and what is in it, and see that the disk is not full.",
                    e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Where it listens and how the service logs in. */
    Database database() {
        return new Database(
                "127.0.0.1",
                port,
                ClusterFolder.DATABASE,
                ClusterFolder.USER,
                cluster.password(),
                SslMode.DISABLE, // loopback; the server has no certificate
                null);
    }

    /** The server's process id. */
    synchronized long pid() {
        return postmaster.process().pid();
    }

    /** Ends the server; what was committed is kept. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                if (stopping) {
                    return;
                }
                stopping = true;
                postmaster.stop(STOP_SECONDS);
            }
            log.info("PostgreSQL has stopped");
        } catch (IOException e) {
            log.warn("PostgreSQL could not be stopped: the next start will end it", e);
        } finally {
            folder.close();
        }
    }

    private void watch() {
        var unused = postmaster.process().onExit().thenRunAsync(this::revive, task -> {
            var thread = new Thread(task, "postgres-watch");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private synchronized void revive() {
        while (!stopping) {
            log.error("PostgreSQL has ended unexpectedly: starting it again");
            try {
                postmaster = launched();
                log.info("PostgreSQL is ready again (process {})", pid());
                watch();
                return;
            } catch (IOException | RuntimeException e) {
                log.error("PostgreSQL did not start again", e);
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    /** Running on a port that was free at the first start. */
    private Postmaster launched() throws IOException {
        boolean first = port == 0;
        Postmaster started = null;
        for (int attempt = 1; started == null; attempt++) {
            if (first) {
                port = freePort();
            }
            started = tryStart(attempt == ATTEMPTS);
        }
        return started;
    }

    /** @return null where another attempt may succeed: the port was taken, or a killed server's children still end */
    private @Nullable Postmaster tryStart(boolean last) throws IOException {
        cluster.dropForeignPidFile();
        Path startLog = cluster.newStartLog();
        Outcome outcome = programs.run(
                "waiting for PostgreSQL (after a crash it first recovers)",
                List.of(
                        "pg_ctl",
                        "start",
                        "--wait",
                        "--silent",
                        "--timeout=" + START_SECONDS,
                        "--pgdata=" + cluster.path(),
                        "--log=" + startLog,
                        "--options=" + options()));
        if (outcome.succeeded()) {
            return Postmaster.of(cluster.path())
                    .orElseThrow(() -> new IOException("PostgreSQL ended at once: " + cluster.lastWords()));
        }
        String said = outcome.said() + cluster.lastWords();
        boolean passing = said.contains("Address already in use")
                || said.contains("pre-existing shared memory block")
                || said.contains("could not create any TCP/IP sockets");
        if (passing && !last) {
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            return null;
        }
        throw new StartRefused(
                "The embedded PostgreSQL did not start: " + said.strip(),
                "See the server's log in " + cluster.logFolder()
                        + "; or set caseledger.database.url to the address of another PostgreSQL.");
    }

    /** As the shell reads them. */
    private String options() throws IOException {
        var all = new TreeMap<String, String>(DURABLE);
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("password_encryption", "scram-sha-256");
        all.put("max_connections", "200"); // both pools with room for psql and measurements
        all.put("shared_buffers", "256MB");
        all.put("max_wal_size", "4GB"); // fewer checkpoints under load
        all.put("wal_compression", "on");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("logging_collector", "on");
        all.put("log_directory", cluster.logFolder().toString());
        all.put("log_filename", "postgres-%u.log"); // a file a weekday: a week is kept
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_age", "1d");
        all.put("log_rotation_size", "0");
        all.put("dynamic_shared_memory_type", dynamicSharedMemory());
        all.putAll(settings);
        var options = new ArrayList<String>();
        all.forEach((name, value) -> options.add("-c " + name + "='" + value.replace("'", "'\\''") + "'"));
        return String.join(" ", options);
    }

    /** Containers often have 64 MB of /dev/shm: too little for parallel queries, so files in the data folder are used. */
    private static String dynamicSharedMemory() {
        Path shm = Path.of("/dev/shm");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return "posix"; // macOS
        }
        try {
            FileStore store = Files.getFileStore(shm);
            return Files.isWritable(shm) && store.getTotalSpace() >= ROOMY_SHARED_MEMORY ? "posix" : "mmap";
        } catch (IOException e) {
            return "mmap";
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
