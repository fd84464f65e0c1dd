package io.caseledger.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From {@code java -jar} to the first page (RUN-04), on data that is there already: as a fat jar, extracted, and with the JVM's AOT cache. */
final class StartFigures {
    private static final int STARTS = 3;
    private static final int PORT = 18080;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path jar;
    private final Path work;
    private final Figures figures;

    StartFigures(Path jar, Path work, Figures figures) {
        this.jar = jar;
        this.work = work;
        this.figures = figures;
    }

    private record Start(double seconds, double cpuSeconds) {}

    void measure() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var extracted = work.resolve("extracted");
        run(new ProcessBuilder(
                java,
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                extracted.toString()));
        var extractedJar = extracted.resolve(jar.getFileName()).toString();
        var cache = work.resolve("caseledger.aot").toString();
        start(List.of(java, "-jar", jar.toString())); // makes the data folder
        rows("fat jar", List.of(java, "-jar", jar.toString()));
        rows("extracted", List.of(java, "-jar", extractedJar));
        if (Runtime.version().feature() >= 25) {
            start(List.of(java, "-XX:AOTCacheOutput=" + cache, "-jar", extractedJar));
            rows("extracted, AOT cache", List.of(java, "-XX:AOTCache=" + cache, "-jar", extractedJar));
        }
    }

    private void rows(String how, List<String> command) throws Exception {
        var starts = new ArrayList<Start>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(start(command));
        }
        starts.sort((a, b) -> Double.compare(a.seconds(), b.seconds()));
        var median = starts.get(STARTS / 2);
        var row = new LinkedHashMap<String, Object>();
        row.put("how", how);
        row.put("first page, s (median of " + STARTS + ")", Figures.number(median.seconds()));
        row.put("CPU of the JVM until then, s", Figures.number(median.cpuSeconds()));
        figures.add("Start to first page", row);
    }

    private Start start(List<String> command) throws Exception {
        var all = new ArrayList<>(command);
        all.add("--server.port=" + PORT);
        all.add("--caseledger.data-dir=" + work.resolve("start-data"));
        var begin = System.nanoTime();
        var process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("start.log").toFile())
                .start();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http)) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IOException("did not start: " + Files.readString(work.resolve("start.log")));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            var cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
            return new Start(seconds, cpu);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean answers(HttpClient http) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/login"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(builder.command() + " failed");
        }
    }
}
