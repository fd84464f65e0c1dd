package io.caseledger.shared.processing;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The moment at which a new set of views takes the place of the live one: nobody writes the live one meanwhile, on whichever node. */
@Component
record Swap(JdbcTemplate jdbc) {
    /** Of PostgreSQL's advisory locks; any number that nothing else uses. */
    private static final long LOCK = 4_217_093_001L;

    /** Before the live views are written: for the caller's transaction they stay where they are. */
    void await() {
        jdbc.query("SELECT pg_advisory_xact_lock_shared(" + LOCK + ")", row -> {});
    }

    /** Before they are exchanged: waits for those who write, and holds off the next, for the caller's transaction. */
    void begin() {
        jdbc.query("SELECT pg_advisory_xact_lock(" + LOCK + ")", row -> {});
    }
}
