package io.caseledger.shared.database;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One PostgreSQL for all database tests of a module, forgetful and therefore quick. Each test class has view tables in a schema of its own, so that nothing has to
 * be cleaned up.
 */
public final class TestDatabase {
    private static final Map<String, String> FORGETFUL =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final HikariDataSource jdbc = new HikariDataSource();
    private final ConnectionFactory r2dbc;

    private TestDatabase() {
        var database = started(jdbc);
        r2dbc = ConnectionFactories.get(database.r2dbcOptions());
        Flyway.configure().dataSource(jdbc).outOfOrder(true).load().migrate();
    }

    private static Database started(HikariDataSource jdbc) {
        var server = EmbeddedPostgres.start(TestFolders.fresh(), TestFolders.binaries(), FORGETFUL);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        var database = server.database();
        jdbc.setJdbcUrl(database.jdbcUrl());
        jdbc.setUsername(database.user());
        jdbc.setPassword(database.password());
        return database;
    }

    /** Another server, with nothing in it: for what migrations make of older tables. */
    public static DataSource empty() {
        var jdbc = new HikariDataSource();
        started(jdbc);
        return jdbc;
    }

    public static DataSource jdbc() {
        return Holder.DATABASE.jdbc;
    }

    public static ConnectionFactory r2dbc() {
        return Holder.DATABASE.r2dbc;
    }

    /** Empty view tables. */
    public static ViewSchema freshViews() {
        var schema = new ViewSchema("view_" + SCHEMAS.incrementAndGet());
        schema.migrate(jdbc());
        return schema;
    }

    private static final class Holder {
        static final TestDatabase DATABASE = new TestDatabase();
    }
}
