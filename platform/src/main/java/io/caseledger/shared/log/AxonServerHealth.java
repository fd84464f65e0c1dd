package io.caseledger.shared.log;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Without its event store and router the service can do nothing: DOWN until Axon Server's connection stands (RUN-03).
 * Axon's own indicator is written for an older Spring Boot.
 */
@Component("axonServer")
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerHealth extends AbstractHealthIndicator {
    private final AxonServerConnectionManager connections;

    AxonServerHealth(AxonServerConnectionManager connections) {
        this.connections = connections;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String context = connections.getDefaultContext();
        builder.withDetail("context", context);
        if (connections.isConnected(context)) {
            builder.up();
        } else {
            builder.down();
        }
    }
}
