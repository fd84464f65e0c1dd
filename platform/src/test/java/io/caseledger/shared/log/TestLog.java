package io.caseledger.shared.log;

import io.caseledger.shared.bus.RecentPositions;
import io.caseledger.shared.database.TestServer;
import io.caseledger.shared.storage.LogSerializer;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL with the log's tables, and engines on it. */
final class TestLog implements AutoCloseable {
    private final TestServer server = new TestServer();

    DataSource pool() {
        return server.jdbc();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool());
    }

    GroupCommitLog groupCommit(int mostWaiting) {
        return new GroupCommitLog(
                builder(), server.database().impatient(Duration.ofSeconds(2)), new RecentPositions(), mostWaiting);
    }

    JdbcEventStorageEngine.Builder builder() {
        return LogTables.of(JdbcEventStorageEngine.builder())
                .eventSerializer(LogSerializer.create())
                .snapshotSerializer(LogSerializer.create())
                .persistenceExceptionResolver(
                        e -> e instanceof SQLException sql && GroupStatement.DUPLICATE_KEY.equals(sql.getSQLState()))
                .connectionProvider(pool()::getConnection)
                .transactionManager(NoTransactionManager.INSTANCE);
    }

    @Override
    public void close() {
        server.close();
    }
}
