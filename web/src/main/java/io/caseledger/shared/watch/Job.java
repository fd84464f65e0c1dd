package io.caseledger.shared.watch;

import java.time.Duration;

/**
 * Something that is looked after again and again (ADR 16). A job reads views and sends commands; it decides nothing itself, since it may run twice, late, or on
 * another node than before.
 */
public interface Job {

    /** Its name in the table of jobs: for ever. */
    String name();

    /** How long to wait after one run until the next. */
    Duration every();

    /** One run, on a thread that may wait. What it throws is logged, and the job runs again in its time. */
    void run();
}
