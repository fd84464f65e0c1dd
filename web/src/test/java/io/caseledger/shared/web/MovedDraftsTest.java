package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.caseledger.RunningService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was being written when the stores became one is still there (V086). In a schema of its own, as its tables are those of before. */
class MovedDraftsTest {
    private final String schema = "moved_" + UUID.randomUUID().toString().replace("-", "");
    private final JdbcTemplate database =
            new JdbcTemplate(RunningService.shared().bean(DataSource.class));

    @Test
    void givenDraftsOfBothStores_whenMigrated_thenAllAreInTheOneStore() throws IOException {
        database.execute("create schema " + schema);
        try {
            script("V080__drafts.sql");
            script("V085__stock_drafts.sql");
            database.execute(in("insert into work.origin_draft values"
                    + " ('d1', 'a', null, null, null, 'New', '{\"type\": \"01\"}', 'e', 7, null, now(), now()),"
                    + " ('d2', 'a', 'TPE-1', 5, 2, 'Revised', '{}', 'e', 3, null, now(), now()),"
                    + " ('d3', 'a', null, null, null, '', '{}', 'e', 9, 'TPE-2', now(), now());"
                    + " insert into work.stock_draft values"
                    + " ('d4', 'a', 'MSK-001', 'flows', '{\"flows[0].pieces\": \"5\"}',"
                    + " '{\"row\": [{\"fileName\": \"a.pdf\"}]}', null, now()),"
                    + " ('d5', 'a', 'MSK-001', 'flows', '{}', '{}', now(), now())"));

            script("V086__one_store_of_drafts.sql");

            assertThat(database.queryForList(
                            in(
                                    "select draft_id || ' ' || kind || ' ' || subject || ' ' || version || ' ' || fields || ' '"
                                            + " || aside || ' ' || coalesce(sent_as, 'open') from work.draft order by draft_id"),
                            String.class))
                    .containsExactly(
                            "d1 origin.application  7 {\"type\": \"01\"} {} open",
                            "d2 origin.application TPE-1 3 {} {\"version\": 5, \"revision\": 2} open",
                            "d3 origin.application  9 {} {} TPE-2",
                            "d4 mask.flows MSK-001 1 {\"flows[0].pieces\": \"5\"} {\"row\": [{\"fileName\": \"a.pdf\"}]} open",
                            "d5 mask.flows MSK-001 1 {} {} MSK-001");
            assertThat(database.queryForList(
                            "select table_name from information_schema.tables where table_schema = ?",
                            String.class,
                            schema))
                    .containsExactly("draft");
        } finally {
            database.execute("drop schema " + schema + " cascade");
        }
    }

    private void script(String name) throws IOException {
        database.execute(in(new ClassPathResource("db/migration/" + name).getContentAsString(StandardCharsets.UTF_8)));
    }

    private String in(String sql) {
        return sql.replace("work.", schema + ".");
    }
}
