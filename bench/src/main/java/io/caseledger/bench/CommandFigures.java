package io.caseledger.bench;

import io.caseledger.origin.contract.ApproveCertificate;
import io.caseledger.origin.contract.CaseId;
import io.caseledger.origin.contract.CollectCertificate;
import io.caseledger.origin.contract.TakeCase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Commands a second and CPU a command, beside single-row inserts by pgbench on the same PostgreSQL at the same concurrency (PERF-01, PERF-02). */
final class CommandFigures {
    private static final List<Integer> CLIENTS = List.of(8, 32, 64);
    private static final int SECONDS = 10;
    private static final int WARM_UP_SECONDS = 8;
    private static final int CASES_A_CLIENT = 5;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final double MICROS = 1_000_000;

    private final Service service;
    private final Cpu cpu;
    private final Figures figures;

    CommandFigures(Service service, Cpu cpu, Figures figures) {
        this.service = service;
        this.cpu = cpu;
        this.figures = figures;
    }

    /** What a number of clients got done in a time. */
    private record Run(double perSecond, double serviceMicros, double postgresMicros) {}

    void measure() throws Exception {
        run(8, WARM_UP_SECONDS, this::wholeCases);
        for (var clients : CLIENTS) {
            var inserts = pgbench(clients);
            var appends = run(clients, SECONDS, client -> appends(client));
            var cases = run(clients, SECONDS, this::wholeCases);
            row(clients, "pgbench: single-row insert commits", inserts, inserts);
            row(clients, "append to existing streams (one command, one event)", appends, inserts);
            row(clients, "whole cases (4 commands, 6 events)", cases, inserts);
        }
    }

    private void row(int clients, String what, Run run, Run yardstick) {
        var row = new LinkedHashMap<String, Object>();
        row.put("clients", clients);
        row.put("what", what);
        row.put("per second", Figures.number(run.perSecond()));
        row.put("÷ pgbench", Figures.number(run.perSecond() / yardstick.perSecond()));
        row.put("CPU µs each, service", Figures.number(run.serviceMicros()));
        row.put("CPU µs each, PostgreSQL", Figures.number(run.postgresMicros()));
        figures.add("Commands beside pgbench", row);
    }

    /** Works on cases of its own: each command appends one event to an existing stream. */
    private Runnable appends(int client) {
        var officer = service.officers.get(client % Service.UNITS.size());
        var cases = new ArrayList<CaseId>();
        for (int i = 0; i < CASES_A_CLIENT; i++) {
            cases.add(new CaseId(service.submit(client).aggregateId()));
        }
        var turn = new int[1];
        return () -> {
            var caseId = cases.get((turn[0] / 2) % CASES_A_CLIENT);
            service.flip(officer, caseId, turn[0]++);
        };
    }

    private Runnable wholeCases(int client) {
        var officer = service.officers.get(client % Service.UNITS.size());
        return () -> {
            var id = new CaseId(service.submit(client).aggregateId());
            service.send(officer, new TakeCase(id));
            service.send(officer, new ApproveCertificate(id));
            service.send(officer, new CollectCertificate(id, null));
        };
    }

    private Run run(int clients, int seconds, IntFunction<Runnable> work) throws Exception {
        var each = new ArrayList<Runnable>();
        for (int client = 0; client < clients; client++) {
            each.add(work.apply(client));
        }
        var done = new LongAdder();
        var serviceBefore = Cpu.thisProcess();
        var postgresBefore = cpu.postgres();
        var begin = System.nanoTime();
        var end = begin + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<?>>();
            for (var one : each) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        one.run();
                        done.increment();
                    }
                }));
            }
            for (var future : running) {
                future.get();
            }
        }
        var elapsed = (System.nanoTime() - begin) / 1e9;
        return new Run(
                done.sum() / elapsed,
                (Cpu.thisProcess() - serviceBefore) * MICROS / done.sum(),
                (cpu.postgres() - postgresBefore) * MICROS / done.sum());
    }

    private Run pgbench(int clients) throws IOException, InterruptedException {
        try (var connection = service.dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS public.bench_row"
                    + " (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload BYTEA NOT NULL)");
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
        var script = Files.createTempFile("insert", ".sql");
        Files.writeString(
                script, "INSERT INTO public.bench_row (payload) VALUES (decode(repeat('4c', 1000), 'hex'));\n");
        var url = service.dataSource.getJdbcUrl();
        var address = Pattern.compile("//([^:/]+):(\\d+)/([^?]+)").matcher(url);
        if (!address.find()) {
            throw new IOException("no address in " + url);
        }
        var before = cpu.postgres();
        var pgbench = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        "2",
                        "-T",
                        Integer.toString(SECONDS),
                        "-f",
                        script.toString(),
                        "-h",
                        address.group(1),
                        "-p",
                        address.group(2),
                        "-U",
                        service.dataSource.getUsername(),
                        address.group(3))
                .redirectErrorStream(true);
        pgbench.environment().put("PGPASSWORD", String.valueOf(service.dataSource.getPassword()));
        var process = pgbench.start();
        String output;
        try (var in = process.getInputStream()) {
            output = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        var clientCpu = 0.0;
        process.waitFor();
        var tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IOException("pgbench said: " + output);
        }
        var perSecond = Double.parseDouble(tps.group(1));
        var rows = perSecond * SECONDS;
        return new Run(perSecond, clientCpu, (cpu.postgres() - before) * MICROS / rows);
    }
}
