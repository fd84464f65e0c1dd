package io.caseledger.shared.log;

import io.caseledger.shared.contract.CommandKey;
import io.caseledger.shared.contract.NumberIssued;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With Axon Server the keys of commands cannot be stored with the events: they follow behind. */
@ProcessingGroup("command-keys")
@DisallowReplay
record KeysBehindTheLog(JdbcClient jdbc) {
    @EventHandler
    void on(Object event, DomainEventMessage<?> message) {
        var key = CommandKey.of(message.getMetaData());
        if (key != null && !(event instanceof NumberIssued)) {
            jdbc.sql("""
                            INSERT INTO log.command_key (aggregate_identifier, command_key, sequence_number)
                            VALUES (:aggregate, :key, :sequence) ON CONFLICT (aggregate_identifier, command_key)
                            DO UPDATE SET sequence_number = greatest(command_key.sequence_number, excluded.sequence_number)""")
                    .param("aggregate", message.getAggregateIdentifier())
                    .param("key", key)
                    .param("sequence", message.getSequenceNumber())
                    .update();
        }
    }
}
