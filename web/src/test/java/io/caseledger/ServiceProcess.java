package io.caseledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The service as a process of its own, for tests of what only a whole process can show: being killed, exit codes, users. */
public final class ServiceProcess implements AutoCloseable {
    private static final String STORY = "--caseledger.demo-story=";
    private static final Pattern READY = Pattern.compile("is ready at http://localhost:(\\d+)");
    private static final Pattern DATABASE = Pattern.compile("PostgreSQL is ready on 127\\.0\\.0\\.1:(\\d+)");
    private static final long START_SECONDS = 120;

    private final Process process;
    private final StringBuffer said = new StringBuffer();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private final Path home;

    private ServiceProcess(Process process, Path home) {
        this.process = process;
        this.home = home;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts it in that working directory on a free port; {@code prefix} is e.g. {@code setpriv --reuid=…}. */
    public static ServiceProcess start(
            Path workingDirectory, List<String> prefix, String classpath, String... arguments) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it lives for seconds
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classpath,
                Caseledger.class.getName(),
                "--server.port=0"));
        if (Stream.of(arguments).noneMatch(argument -> argument.startsWith(STORY))) {
            command.add(STORY + "small");
        }
        command.addAll(List.of(arguments));
        return new ServiceProcess(
                new ProcessBuilder(command)
                        .directory(workingDirectory.toFile())
                        .redirectErrorStream(true)
                        .start(),
                workingDirectory);
    }

    /** What production has on its classpath. */
    public static String classpath() {
        return String.join(
                System.getProperty("path.separator"),
                classpathEntries().stream().map(Path::toString).toList());
    }

    private static List<Path> classpathEntries() {
        return Pattern.compile(System.getProperty("path.separator"), Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
    }

    /** The same where every user can read it: a home folder and what is in it is often its owner's alone. */
    public static String classpathIn(Path folder) throws IOException {
        var entries = new ArrayList<String>();
        for (Path entry : classpathEntries()) {
            if (!Files.exists(entry)) {
                continue;
            }
            Path target = folder.resolve(entries.size() + "-" + entry.getFileName());
            if (Files.isDirectory(entry)) {
                FileSystemUtils.copyRecursively(entry, target);
            } else {
                link(entry, target);
            }
            entries.add(target.toString());
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static void link(Path entry, Path target) throws IOException {
        try {
            Files.createLink(target, entry);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(entry, target); // on another disk
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                var ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException e) {
            said.append(e);
        } finally {
            port.completeExceptionally(new IllegalStateException("It ended before it was ready:\n" + said));
        }
    }

    /** Waits until it serves. */
    public URI awaitReady() throws Exception {
        try {
            return URI.create("http://localhost:" + port.get(START_SECONDS, TimeUnit.SECONDS));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("It was not ready in " + START_SECONDS + " s:\n" + said, e);
        }
    }

    /** A connection to its embedded PostgreSQL. */
    public Connection database() throws IOException, SQLException {
        var found = DATABASE.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("No PostgreSQL in:\n" + said);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + found.group(1) + "/caseledger",
                "caseledger",
                Files.readString(home.resolve("data/postgres/password")));
    }

    /** The first process of its embedded PostgreSQL. */
    public ProcessHandle postgres() throws IOException {
        var pid = Files.readAllLines(home.resolve("data/postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It did not end in " + START_SECONDS + " s:\n" + said);
        }
        reader.join();
        return process.exitValue();
    }

    public String said() {
        return said.toString();
    }

    /** Asks it to end, as a service manager does. */
    public int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
