package io.caseledger.shared.web;

import io.caseledger.shared.jobs.Job;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets files that somebody has sent and never filed (ADR 29). */
@Component
public class OldUploads extends Job {
    /** In the table of jobs. */
    public static final String NAME = "old-uploads";

    private static final Duration EVERY = Duration.ofHours(6);
    private static final int MOST_ROUNDS = 1_000;

    private final Uploads uploads;

    OldUploads(Uploads uploads) {
        super(NAME, EVERY);
        this.uploads = uploads;
    }

    @Override
    protected void run() {
        rounds(MOST_ROUNDS, uploads.forget());
    }
}
