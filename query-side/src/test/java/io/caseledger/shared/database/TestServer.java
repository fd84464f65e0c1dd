package io.caseledger.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of a test's own, forgetful and therefore quick, with the log's tables and those of the working state. */
public final class TestServer implements AutoCloseable {
    private static final Map<String, String> FORGETFUL =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
    private static final int CONNECTIONS = 40;

    private final EmbeddedPostgres server =
            EmbeddedPostgres.start(TestFolders.fresh(), TestFolders.binaries(), FORGETFUL);
    private final HikariDataSource jdbc = new HikariDataSource();

    public TestServer() {
        this(true);
    }

    private TestServer(boolean migrated) {
        jdbc.setJdbcUrl(database().jdbcUrl());
        jdbc.setUsername(database().user());
        jdbc.setPassword(database().password());
        jdbc.setMaximumPoolSize(CONNECTIONS);
        jdbc.setMinimumIdle(1);
        if (migrated) {
            Flyway.configure().dataSource(jdbc).outOfOrder(true).load().migrate();
        }
    }

    /** With nothing in it: for what migrations make of older tables. */
    public static TestServer empty() {
        return new TestServer(false);
    }

    public Database database() {
        return server.database();
    }

    public DataSource jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        jdbc.close();
        server.close();
    }
}
