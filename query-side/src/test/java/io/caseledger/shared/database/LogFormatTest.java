package io.caseledger.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caseledger.shared.settings.StartRefused;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A log that this release cannot read is left alone (ADR 4). */
class LogFormatTest {
    @Test
    void givenALogOfAnotherFormat_whenTablesAreMade_thenRefusedWithASentence() {
        try (var server = EmbeddedPostgres.start(TestFolders.fresh(), TestFolders.binaries(), Map.of("fsync", "off"))) {
            var database = server.database();
            var dataSource = new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
            var jdbc = JdbcClient.create(dataSource);
            var flyway = Flyway.configure().dataSource(dataSource).load();
            var migrations = new Tables().migrations(dataSource, database, ViewSchema.LIVE);

            // as releases before the format was written down left it
            jdbc.sql("CREATE SCHEMA log").update();
            jdbc.sql("CREATE TABLE log.domain_event (global_index BIGINT)").update();
            assertThatThrownBy(() -> migrations.migrate(flyway))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is of format 1, but this release reads and writes format 3")
                    .hasMessageContaining(database.toString());
            assertThat(jdbc.sql("SELECT count(*) FROM pg_tables WHERE tablename = 'flyway_schema_history'")
                            .query(Integer.class)
                            .single())
                    .isZero();

            // and a later one
            jdbc.sql("DROP SCHEMA log CASCADE").update();
            migrations.migrate(flyway);
            jdbc.sql("CREATE TABLE IF NOT EXISTS log.domain_event (global_index BIGINT)")
                    .update();
            migrations.migrate(flyway);
            jdbc.sql("UPDATE log.format SET number = 4").update();
            assertThatThrownBy(() -> migrations.migrate(flyway))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is of format 4");
        }
    }
}
