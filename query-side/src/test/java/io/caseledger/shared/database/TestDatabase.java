package io.caseledger.shared.database;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * One PostgreSQL for all database tests of a module, forgetful and therefore quick. Each test class has view tables in a schema of its own, so that nothing has to
 * be cleaned up.
 */
public final class TestDatabase {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final TestServer server = new TestServer();
    private final ConnectionFactory r2dbc =
            ConnectionFactories.get(server.database().r2dbcOptions());

    private TestDatabase() {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    public static DataSource jdbc() {
        return Holder.DATABASE.server.jdbc();
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
