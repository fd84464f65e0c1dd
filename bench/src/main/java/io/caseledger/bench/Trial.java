package io.caseledger.bench;

/** One thing that is measured again and again. */
interface Trial {
    String name();

    /** Works with that many clients for that long, and on until everything that follows from it is done. */
    Run run(int clients, int seconds) throws Exception;

    /**
     * What came of it.
     *
     * @param perSecond done, by the seconds of load
     * @param caughtUpPerSecond done, by the seconds until the read side had caught up
     * @param serviceMicros CPU of this process for each, until the read side had caught up
     * @param postgresMicros CPU of PostgreSQL for each, likewise
     * @param p50Millis time of one, as its client saw it; 0 where that is not known
     * @param p99Millis likewise
     */
    record Run(
            double perSecond,
            double caughtUpPerSecond,
            double serviceMicros,
            double postgresMicros,
            double p50Millis,
            double p99Millis) {}
}
