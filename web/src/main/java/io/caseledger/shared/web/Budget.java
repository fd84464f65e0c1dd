package io.caseledger.shared.web;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * What the examination of one file may cost (ADR 29). It goes up with the file, not with what the file claims; where it is used up the file cannot be examined
 * and is refused. Never an {@link IOException}: parsers forgive those.
 */
final class Budget {
    /** Of the processor, not of the clock: a busy machine refuses no file that a quiet one takes. */
    private static final Duration TIME = Duration.ofSeconds(8);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Bytes read of the file itself, by parsers that go to and fro. */
    private static final long READ = 2L * 1024 * 1024 * 1024;
    /** How often the clock is looked at, in reads. */
    private static final int LOOK = 4096;

    private final long until = THREADS.getCurrentThreadCpuTime() + TIME.toNanos();
    private final long mostUnpacked;
    private long read;
    private long unpacked;
    private int reads;

    /** @param mostUnpacked bytes of all that is unpacked */
    Budget(long mostUnpacked) {
        this.mostUnpacked = mostUnpacked;
    }

    void read(long bytes) {
        read += Math.max(bytes, 1);
        if (++reads % LOOK == 0) {
            look();
        }
        if (read > READ) {
            throw exceeded();
        }
    }

    void unpacked(long bytes) {
        unpacked += bytes;
        look();
        if (unpacked > mostUnpacked) {
            throw exceeded();
        }
    }

    private void look() {
        if (THREADS.getCurrentThreadCpuTime() > until || Thread.currentThread().isInterrupted()) {
            throw exceeded();
        }
    }

    static RuntimeException exceeded() {
        return FileContent.refused("shared.FileCanBeExamined");
    }

    /** The same stream, each of its bytes counted as unpacked. */
    InputStream unpacking(InputStream packed) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int found = packed.read(bytes, from, length);
                unpacked(Math.max(found, 0));
                return found;
            }

            @Override
            public void close() throws IOException {
                packed.close();
            }
        };
    }
}
