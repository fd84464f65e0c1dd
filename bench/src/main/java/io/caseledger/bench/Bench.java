package io.caseledger.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Set;

/** All measurements, or those named: {@code appends cases live list mask start}. */
public final class Bench {
    static final String DEMO_PASSWORD = "Caseledger-2026";
    private static final int CASES = 100_000;

    private Bench() {}

    /** @param args project folder, the service's executable jar, then the measurements wanted (none: all) */
    public static void main(String[] args) {
        try {
            measure(args);
            System.exit(0);
        } catch (Exception e) {
            // the service's threads would keep a failed run alive for ever
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(String[] args) throws Exception {
        var project = Path.of(args[0]);
        var jar = Path.of(args[1]);
        var wanted = args.length > 2
                ? Set.of(java.util.Arrays.copyOfRange(args, 2, args.length))
                : Set.of("appends", "cases", "live", "list", "mask", "start");
        var work = Files.createTempDirectory("caseledger-bench");
        var figures = new Figures();
        machine(figures);
        if (!wanted.equals(Set.of("start"))) {
            try (var service = new Service(work.resolve("data"))) {
                if (wanted.contains("live")) {
                    new LiveFigures(service, figures).measure();
                }
                var cpu = new Cpu(backend(service));
                var rounds = new Rounds(figures);
                var commands = new CommandFigures(service, cpu, rounds);
                if (wanted.contains("appends")) {
                    commands.appends();
                }
                if (wanted.contains("cases")) {
                    commands.cases();
                }
                if (wanted.contains("list")) {
                    new ListFigures(service, figures).measure(CASES);
                }
                if (wanted.contains("mask")) {
                    new MaskFigures(service, cpu, rounds, figures).measure();
                }
            }
        }
        if (wanted.contains("start")) {
            new StartFigures(jar, work, figures).measure();
        }
        figures.write(project.resolve("bench/target/measurements.json"), project.resolve("docs/measurements.md"));
    }

    private static void machine(Figures figures) {
        var row = new LinkedHashMap<String, Object>();
        row.put("processors", Runtime.getRuntime().availableProcessors());
        row.put("heap at most, MiB", Runtime.getRuntime().maxMemory() >> 20);
        row.put("Java", Runtime.version().toString());
        row.put("kernel", System.getProperty("os.version"));
        figures.add("Machine", row);
    }

    private static long backend(Service service) throws java.sql.SQLException {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
