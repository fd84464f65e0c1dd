package io.caseledger.shared.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.shared.database.TestServer;
import io.caseledger.shared.database.ViewSchema;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database in which each projector had a processor, a token and a queue of its own (ADR 38). */
class TakeOverTest {
    private final TestServer server = TestServer.empty();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givenOldProcessors_whenMigrated_thenTheViewsBeginWhereTheLastOfThemWas() {
        var jdbc = new JdbcTemplate(oldDatabase(server.jdbc()));
        var names = new String[] {
            "accounts", "mails", "origin-case", "origin-bulk", "permit", "stock-lot", "stock-alert", "stock-figures"
        };
        for (int i = 0; i < names.length; i++) {
            jdbc.update(
                    "INSERT INTO log.token (processor_name, segment, token, token_type) VALUES (?, 0, convert_to(?, 'UTF8'), 'gaps')",
                    names[i],
                    "{\"index\":%d,\"gaps\":[]}".formatted(100 + i));
            jdbc.update("INSERT INTO view.projection (name, position) VALUES (?, ?)", names[i], 100 + i);
        }
        jdbc.update(
                "INSERT INTO log.token (processor_name, segment, token, token_type) VALUES ('mail-sender', 0, NULL, NULL)");
        jdbc.update("""
                INSERT INTO log.dead_letter (dead_letter_identifier, processing_group, sequence_identifier, sequence_index, message_type,
                    event_identifier, time_stamp, payload_type, payload, aggregate_identifier, sequence_number, token, enqueued_at, cause_type)
                VALUES ('l', 'permit', 'p', 0, 'm', 'e', '2026-11-02T04:00:00Z', 'io.caseledger.permit.contract.PermitIssued', '', 'case-1', 3,
                    convert_to('{"index":99,"gaps":[]}', 'UTF8'), '2026-11-02T04:00:01Z', 'java.lang.IllegalStateException')""");

        Flyway.configure()
                .dataSource(jdbc.getDataSource())
                .outOfOrder(true)
                .load()
                .migrate();
        ViewSchema.LIVE.migrate(Objects.requireNonNull(jdbc.getDataSource()));

        assertThat(jdbc.queryForList(
                        "SELECT processor_name || ' ' || coalesce(convert_from(token, 'UTF8')::json ->> 'index', '-') FROM log.token ORDER BY 1",
                        String.class))
                .containsExactly("figures 107", "mail-sender -", "views 100");
        assertThat(jdbc.queryForList("SELECT name || ' ' || position FROM view.projection ORDER BY 1", String.class))
                .containsExactly("figures 107", "views 100");
        assertThat(jdbc.queryForList(
                        "SELECT views || ' ' || follower || ' ' || case_id || ' ' || position || ' ' || event FROM log.parked WHERE next_try_at <= now()",
                        String.class))
                .containsExactly("view permit case-1 99 PermitIssued");
    }

    private static DataSource oldDatabase(DataSource old) {
        Flyway.configure().dataSource(old).outOfOrder(true).target("084").load().migrate();
        Flyway.configure()
                .dataSource(old)
                .schemas("view")
                .locations("classpath:db/view")
                .placeholders(Map.of("view", "view"))
                .target("135")
                .load()
                .migrate();
        return old;
    }
}
