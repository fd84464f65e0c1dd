package io.caseledger.shared.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that {@code postmaster.pid} names, if it is alive and really serves that folder. Process ids are
 * given again by the system, so a process is touched only when its own words (or its working directory) name the folder.
 */
record Postmaster(ProcessHandle process, Path cluster) {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    static Optional<Postmaster> of(Path cluster) throws IOException {
        Path file = pidFile(cluster);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, cluster))
                .map(process -> new Postmaster(process, cluster));
    }

    static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        try {
            // the server works inside its data folder
            if (Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster)) {
                return true;
            }
        } catch (IOException e) {
            // no /proc (macOS), or not ours to look at: its command line decides
        }
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .orElse(false);
    }

    /** Ends it: open transactions are rolled back, what was committed is written out. */
    void stop(int seconds) throws IOException {
        if (signal("INT", seconds)) {
            return;
        }
        log.warn(
                "PostgreSQL (process {}) did not stop in {} s: it will recover at the next start",
                process.pid(),
                seconds);
        signal("QUIT", 10);
    }

    private boolean signal(String name, int seconds) throws IOException {
        try {
            // the shell's own kill: small images have no other; Java itself can send only TERM and KILL, and TERM waits
            // for the last client to go
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        // the server removes the file as its last act: a process whose parent has not fetched its end still looks alive
        while (process.isAlive() && Files.exists(pidFile(cluster))) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }
}
