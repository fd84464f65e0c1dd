package io.caseledger.shared.log;

import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/** What the log's tables and their columns are called, as {@code V002__event_log.sql} makes them. */
final class LogTables {
    private static final int BATCH = 1_000;

    private LogTables() {}

    static JdbcEventStorageEngine.Builder of(JdbcEventStorageEngine.Builder engine) {
        return engine.schema(EventSchema.builder()
                        .eventTable("log.domain_event")
                        .snapshotTable("log.snapshot_event")
                        .globalIndexColumn("global_index")
                        .timestampColumn("time_stamp")
                        .eventIdentifierColumn("event_identifier")
                        .aggregateIdentifierColumn("aggregate_identifier")
                        .sequenceNumberColumn("sequence_number")
                        .payloadTypeColumn("payload_type")
                        .payloadRevisionColumn("payload_revision")
                        .metaDataColumn("meta_data")
                        .build())
                .batchSize(BATCH)
                // else every load of an aggregate selects twice
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH)
                .lowestGlobalSequence(1);
    }

    static JdbcTokenStore.Builder of(JdbcTokenStore.Builder tokens) {
        return tokens.schema(TokenSchema.builder()
                .setTokenTable("log.token")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .setOwnerColumn("owner")
                .build());
    }
}
