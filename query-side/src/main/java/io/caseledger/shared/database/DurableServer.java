package io.caseledger.shared.database;

import io.caseledger.shared.settings.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service starts only on a PostgreSQL that keeps what it has acknowledged (RUN-02): a log that forgets its last
 * seconds in a power cut is no log.
 */
final class DurableServer {
    private static final Logger log = LoggerFactory.getLogger(DurableServer.class);
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final int OLDEST = 150000;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    /** SQL states of a server that is there and says no: waiting would not help. */
    private static final List<String> REFUSALS = List.of("28", "3D", "42");

    private DurableServer() {}

    /**
     * @param seconds how long to wait for the server to answer
     * @throws StartRefused where it cannot be reached, is too old or not UTF-8, or may lose what it acknowledged
     */
    static void check(Database database, int seconds) {
        Map<String, String> settings = read(database, seconds);
        var off = MUST_BE_ON.stream()
                .filter(name -> "off".equals(settings.get(name)))
                .toList();
        if (!off.isEmpty()) {
            throw new StartRefused(
                    "PostgreSQL at " + database + " may lose acknowledged data: " + String.join(", ", off) + " is off.",
                    "In its postgresql.conf (or with ALTER SYSTEM, ALTER ROLE, ALTER DATABASE) set "
                            + String.join(" = on, ", off) + " = on, then: select pg_reload_conf().");
        }
        int version = Integer.parseInt(settings.getOrDefault("server_version_num", "0"));
        if (version < OLDEST) {
            throw new StartRefused(
                    "PostgreSQL at " + database + " is too old (" + settings.get("server_version") + ").",
                    "Use PostgreSQL 15 or newer.");
        }
        if (!"UTF8".equals(settings.get("server_encoding"))) {
            throw new StartRefused(
                    "The database " + database + " stores " + settings.get("server_encoding") + ", not UTF8.",
                    "Make it anew: create database " + database.name() + " encoding 'UTF8' template template0.");
        }
    }

    private static Map<String, String> read(Database database, int seconds) {
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        boolean told = false;
        while (true) {
            try (Connection connection =
                            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select name, setting from pg_settings where name in"
                            + " ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version',"
                            + " 'server_version_num', 'server_encoding')")) {
                var settings = new HashMap<String, String>();
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
                return settings;
            } catch (SQLException e) {
                String state = e.getSQLState() == null ? "" : e.getSQLState();
                if (REFUSALS.stream().anyMatch(state::startsWith) || System.nanoTime() > until) {
                    throw new StartRefused(
                            "caseledger.database.url: PostgreSQL at " + database + " cannot be used: " + e.getMessage(),
                            "Check caseledger.database.url, .user and .password-file, and that the server runs and lets"
                                    + " this machine in.",
                            e);
                }
                if (!told) {
                    log.info("Waiting up to {} s for PostgreSQL at {}", seconds, database);
                    told = true;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
