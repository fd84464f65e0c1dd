package io.caseledger.shared;

import java.time.Duration;

/**
 * How much the long proofs do. Every build takes a sample, the same one each time; {@code -Dproofs=long} takes everything, one test at a time. What a
 * proof shows is the same either way.
 */
public final class Proofs {
    private static final boolean LONG = "long".equals(System.getProperty("caseledger.proofs"));
    private static final int BUSY = 10;

    private Proofs() {}

    public static boolean areLong() {
        return LONG;
    }

    /** How many of something: a sample, or all. */
    public static int of(int sample, int all) {
        return LONG ? all : sample;
    }

    /** How long something may take. The limit itself is held to where nothing else runs; a busy machine may be slower, but not silent. */
    public static Duration within(Duration limit) {
        return LONG ? limit : limit.multipliedBy(BUSY);
    }
}
