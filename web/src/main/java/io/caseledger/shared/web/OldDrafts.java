package io.caseledger.shared.web;

import io.caseledger.shared.bus.OwnThread;
import io.caseledger.shared.jobs.Job;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Forgets drafts that nobody goes on with (ADR 8): what was typed about people is not kept longer than it is needed. */
@Component
public class OldDrafts extends Job {
    /** In the table of jobs. */
    public static final String NAME = "old-drafts";

    private static final Logger log = LoggerFactory.getLogger(OldDrafts.class);
    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Drafts drafts;

    OldDrafts(Drafts drafts) {
        super(NAME, EVERY);
        this.drafts = drafts;
    }

    @Override
    protected void run() {
        log.info("{} old drafts forgotten", OwnThread.await(drafts.forget(), PATIENCE));
    }
}
