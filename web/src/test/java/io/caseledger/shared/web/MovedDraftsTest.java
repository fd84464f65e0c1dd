package io.caseledger.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.caseledger.RunningService;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was being written when the stores became one is still there (V086). In a database of its own, as its tables are those of before. */
class MovedDraftsTest {
    private static final RunningService SERVICE = RunningService.shared();

    @Test
    void givenDraftsOfBothStores_whenMigrated_thenAllAreInTheOneStore() throws SQLException {
        var name = "moved_" + UUID.randomUUID().toString().replace("-", "");
        SERVICE.bean(JdbcClient.class).sql("create database " + name).update();
        var source = other(name);
        var database = JdbcClient.create(source);
        flyway(source, "085");
        database.sql(
                        "insert into work.origin_draft values ('d1', 'a', null, null, null, 'New', '{\"type\": \"01\"}', 'e', 7, null, now(), now()),"
                                + " ('d2', 'a', 'TPE-1', 5, 2, 'Revised', '{}', 'e', 3, null, now(), now()),"
                                + " ('d3', 'a', null, null, null, '', '{}', 'e', 9, 'TPE-2', now(), now())")
                .update();
        database.sql(
                        "insert into work.stock_draft values ('d4', 'a', 'MSK-001', 'flows', '{\"flows[0].pieces\": \"5\"}',"
                                + " '{\"row\": [{\"fileName\": \"a.pdf\"}]}', null, now()),"
                                + " ('d5', 'a', 'MSK-001', 'flows', '{}', '{}', now(), now())")
                .update();

        flyway(source, "086");

        assertThat(database.sql(
                                "select draft_id || ' ' || kind || ' ' || subject || ' ' || version || ' ' || fields || ' ' || aside"
                                        + " || ' ' || coalesce(sent_as, 'open') from work.draft order by draft_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "d1 origin.application  7 {\"type\": \"01\"} {} open",
                        "d2 origin.application TPE-1 3 {} {\"version\": 5, \"revision\": 2} open",
                        "d3 origin.application  9 {} {} TPE-2",
                        "d4 mask.flows MSK-001 1 {\"flows[0].pieces\": \"5\"} {\"row\": [{\"fileName\": \"a.pdf\"}]} open",
                        "d5 mask.flows MSK-001 1 {} {} MSK-001");
        assertThat(database.sql("select count(*) from information_schema.tables where table_schema = 'work'"
                                + " and table_name in ('origin_draft', 'stock_draft')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void flyway(DataSource source, String target) {
        Flyway.configure()
                .configuration(SERVICE.bean(Flyway.class).getConfiguration())
                .dataSource(source)
                .target(target)
                .load()
                .migrate();
    }

    private static DataSource other(String name) throws SQLException {
        var pool = SERVICE.bean(DataSource.class).unwrap(HikariDataSource.class);
        return new DriverManagerDataSource(
                pool.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1"),
                pool.getUsername(),
                pool.getPassword());
    }
}
