package io.caseledger.shared.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The schema in which one whole set of view tables lies. Statements and migrations call it <code>${view}</code>, so that they serve any set: the live one, and one
 * that is written beside it (ADR 23).
 */
public record ViewSchema(String name) {
    /** What pages and the machine interface show. */
    public static final ViewSchema LIVE = new ViewSchema("view");

    private static final String PLACEHOLDER = "view";

    public ViewSchema {
        // it becomes part of statements
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("no name of a schema: " + name);
        }
    }

    /** A statement on this set's tables. */
    public String in(String sql) {
        return sql.replace("${" + PLACEHOLDER + "}", name);
    }

    /** The tables, made or brought up to date; the schema keeps its own record of what it has. */
    public void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(name)
                .locations("classpath:db/view")
                .placeholders(Map.of(PLACEHOLDER, name))
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
