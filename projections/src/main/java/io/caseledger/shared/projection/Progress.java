package io.caseledger.shared.projection;

import io.caseledger.shared.database.ViewSchema;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes how far a processor has come in the transaction of what it has done, once a batch: a reader can wait for its own write (API-04). */
@Component
public record Progress(JdbcTemplate jdbc) {
    private static final String AUTOMATIONS = "work.progress";
    private static final String VIEWS = "${view}.projection";
    /** Segments that were split or merged meanwhile are forgotten: a reader waits for the last of all. */
    private static final String REACHED = """
            WITH gone AS (
                DELETE FROM %1$s p WHERE name = ? AND segment <> ?
                AND NOT EXISTS (SELECT 1 FROM log.token t WHERE t.processor_name = p.name AND t.segment = p.segment))
            INSERT INTO %1$s (name, segment, position) VALUES (?, ?, ?)
            ON CONFLICT (name, segment) DO UPDATE SET position = excluded.position""";

    /** @param views whose position it is; null for an automation */
    public void reached(@Nullable ViewSchema views, String processor, int segment, TrackingToken token) {
        var table = views == null ? AUTOMATIONS : views.in(VIEWS);
        jdbc.update(
                REACHED.formatted(table),
                processor,
                segment,
                processor,
                segment,
                token.position().orElse(-1));
    }
}
