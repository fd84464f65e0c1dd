package io.caseledger.shared.bus;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Who has appended knows the exact position, and PostgreSQL that of an earlier answer which is repeated; Axon Server only its head, which is behind every event already acknowledged. */
@Configuration(proxyBeanMethods = false)
class PositionsConfiguration {
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    Positions exactPositions(RecentPositions recent, DatabaseClient database) {
        return (aggregateId, version) -> {
            var known = recent.of(aggregateId, version);
            return known.isPresent() ? Mono.just(known.getAsLong()) : lookUp(database, aggregateId, version);
        };
    }

    private static Mono<Long> lookUp(DatabaseClient database, String aggregateId, long version) {
        return database.sql(
                        "SELECT global_index FROM log.domain_event WHERE aggregate_identifier = :id AND sequence_number = :version")
                .bind("id", aggregateId)
                .bind("version", version)
                .mapValue(Long.class)
                .one();
    }

    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
    Positions headPosition(AxonServerConnectionManager connections) {
        return (aggregateId, version) ->
                Mono.fromFuture(() -> connections.getConnection().eventChannel().getLastToken());
    }
}
