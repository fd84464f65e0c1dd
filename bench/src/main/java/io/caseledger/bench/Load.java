package io.caseledger.bench;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Clients that do the same over and over. CPU counts from the first request until the read side has caught up, else what is left for later would look
 * like speed.
 */
record Load(String name, Cpu cpu, IntFunction<Work> client) implements Trial {
    private static final double MILLIS = 1e6;
    private static final double MICROS = 1e6;
    private static final double SECOND = 1e9;

    /** What one client does. */
    interface Work {
        void run() throws Exception;
    }

    @Override
    public Run run(int clients, int seconds) throws Exception {
        var each = new ArrayList<Work>();
        for (int i = 0; i < clients; i++) {
            each.add(client.apply(i));
        }
        var quiet = new Quiet(cpu);
        quiet.await();
        var times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(5), 3);
        var serviceBefore = Cpu.thisProcess();
        var postgresBefore = cpu.postgres();
        var begin = System.nanoTime();
        var end = begin + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<?>>();
            for (var one : each) {
                running.add(threads.submit(() -> {
                    for (var now = System.nanoTime(); now < end; ) {
                        one.run();
                        var then = System.nanoTime();
                        times.recordValue(then - now);
                        now = then;
                    }
                    return null;
                }));
            }
            for (var future : running) {
                future.get();
            }
        }
        var loaded = (System.nanoTime() - begin) / SECOND;
        var caughtUp = Math.max(loaded, (quiet.await() - begin) / SECOND);
        double done = times.getTotalCount();
        return new Run(
                done / loaded,
                done / caughtUp,
                (Cpu.thisProcess() - serviceBefore) * MICROS / done,
                (cpu.postgres() - postgresBefore) * MICROS / done,
                times.getValueAtPercentile(50) / MILLIS,
                times.getValueAtPercentile(99) / MILLIS);
    }
}
