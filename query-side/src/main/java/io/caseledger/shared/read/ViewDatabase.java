package io.caseledger.shared.read;

import io.caseledger.shared.database.ViewSchema;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** One set of view tables as the query handlers ask it. */
@Component
public record ViewDatabase(DatabaseClient database, ViewSchema schema) {
    /** @param sql in which <code>${view}</code> stands for the schema */
    public DatabaseClient.GenericExecuteSpec sql(String sql) {
        return database.sql(schema.in(sql));
    }
}
