package io.caseledger.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * When nothing is left to do: neither the service nor PostgreSQL works any more. Before a measurement it keeps the last one's rest out; after it, it is the
 * moment at which the read side, the mails and all that follows have caught up, whatever they are made of.
 */
final class Quiet {
    private static final long WINDOW_MILLIS = 300;
    private static final int WINDOWS_AT_MOST = 1_000;
    /** Of one processor: time-outs, heartbeats and jobs that look whether there is something to do. */
    private static final double REST = 0.1;

    private final Cpu cpu;

    Quiet(Cpu cpu) {
        this.cpu = cpu;
    }

    /** @return since when ({@link System#nanoTime()}) it has been quiet */
    long await() throws IOException, InterruptedException {
        var used = used();
        for (int window = 0; window < WINDOWS_AT_MOST; window++) {
            var begin = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(WINDOW_MILLIS);
            var now = used();
            if (now - used <= REST * WINDOW_MILLIS / 1_000) {
                return begin;
            }
            used = now;
        }
        throw new IllegalStateException("never quiet within " + WINDOWS_AT_MOST * WINDOW_MILLIS / 1_000 + " s");
    }

    private double used() throws IOException {
        return Cpu.thisProcess() + cpu.postgres();
    }
}
