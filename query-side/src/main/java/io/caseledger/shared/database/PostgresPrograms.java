package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code initdb}, {@code pg_ctl} and the like, unprivileged and in an environment of our own. */
record PostgresPrograms(Path binaries, Unprivileged unprivileged, Path workingFolder) {
    private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final int PROGRESS_SECONDS = 3;

    /**
     * Runs one program to its end.
     *
     * @param doing what it does, for the log: shown while it takes long
     * @return exit code and all that it said
     */
    Outcome run(String doing, List<String> programAndArguments) {
        var command = new ArrayList<String>();
        command.add(
                binaries.resolve("bin").resolve(programAndArguments.getFirst()).toString());
        command.addAll(programAndArguments.subList(1, programAndArguments.size()));
        try {
            // a file, not a pipe: the server that pg_ctl leaves behind would hold a pipe open for ever
            Path said = Files.createTempFile("caseledger-postgres-", ".out");
            try {
                var builder = new ProcessBuilder(unprivileged.command(command))
                        .directory(workingFolder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
                // neither the caller's PGDATA nor a locale that this machine may not have
                builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
                builder.environment().put("LC_ALL", "C");
                builder.environment().put("TZ", "UTC");
                Process process = builder.start();
                process.getOutputStream().close();
                while (!process.waitFor(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
                    log.info("Still {} …", doing);
                }
                return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL cannot be run: " + e.getMessage(),
                    "A glibc-based Linux or macOS is needed; otherwise set caseledger.database.url to the address of a"
                            + " PostgreSQL.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while " + doing + ".", "Start again.", e);
        }
    }

    record Outcome(int exitCode, String said) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
