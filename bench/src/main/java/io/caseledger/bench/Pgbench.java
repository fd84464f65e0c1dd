package io.caseledger.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** The yardstick of every append: single-row insert commits of 1,000 bytes, prepared, on the same PostgreSQL. CPU of its own client is not counted. */
record Pgbench(HikariDataSource dataSource, Cpu cpu) implements Trial {
    static final String NAME = "pgbench: single-row insert commits";
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern ADDRESS = Pattern.compile("//([^:/]+):(\\d+)/([^?]+)");
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Run run(int clients, int seconds) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS public.bench_row"
                    + " (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload BYTEA NOT NULL)");
        }
        var script = Files.createTempFile("insert", ".sql");
        Files.writeString(
                script, "INSERT INTO public.bench_row (payload) VALUES (decode(repeat('4c', 1000), 'hex'));\n");
        var address = ADDRESS.matcher(dataSource.getJdbcUrl());
        if (!address.find()) {
            throw new IOException("no address in " + dataSource.getJdbcUrl());
        }
        new Quiet(cpu).await();
        var before = cpu.postgres();
        var pgbench = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-j",
                        "2",
                        "-f",
                        script.toString(),
                        "-c",
                        Integer.toString(clients),
                        "-T",
                        Integer.toString(seconds),
                        "-h",
                        address.group(1),
                        "-p",
                        address.group(2),
                        "-U",
                        dataSource.getUsername(),
                        address.group(3))
                .redirectErrorStream(true);
        pgbench.environment().put("PGPASSWORD", String.valueOf(dataSource.getPassword()));
        var process = pgbench.start();
        String output;
        try (var in = process.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        process.waitFor();
        var perSecond = number(TPS, output);
        return new Run(
                perSecond,
                perSecond,
                0,
                (cpu.postgres() - before) * MICROS / (perSecond * seconds),
                number(LATENCY, output),
                0);
    }

    private static double number(Pattern pattern, String output) throws IOException {
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IOException("pgbench said: " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
