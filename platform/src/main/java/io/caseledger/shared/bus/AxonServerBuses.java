package io.caseledger.shared.bus;

import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of commands and queries is otherwise when Axon Server brings them (RUN-03): they are written down on the way, and so are their failures. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerBuses {
    /** As Axon would make it, but that there is no transaction around a query: it is read by R2DBC. */
    @Bean
    AxonServerQueryBus queryBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration axonServer,
            org.axonframework.config.Configuration configuration,
            @Qualifier("messageSerializer") Serializer messages,
            Serializer serializer) {
        var emitter = configuration.getComponent(QueryUpdateEmitter.class);
        return AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(axonServer)
                .localSegment(new AnsweringQueries(SimpleQueryBus.builder()
                        .messageMonitor(configuration.messageMonitor(QueryBus.class, "queryBus"))
                        .queryUpdateEmitter(emitter)))
                .updateEmitter(emitter)
                .messageSerializer(messages)
                .genericSerializer(serializer)
                .build();
    }

    /** A failed future would be told by its text alone. */
    private static final class AnsweringQueries extends SimpleQueryBus {
        AnsweringQueries(Builder builder) {
            super(builder);
        }

        @Override
        public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
            return super.query(query)
                    .exceptionally(failure -> new GenericQueryResponseMessage<>(
                            query.getResponseType().responseMessagePayloadType(),
                            CarriedFailure.ofQuery(CarriedFailure.arrived(failure))));
        }
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return new FailingAsAtHome(DefaultCommandGateway.builder().commandBus(bus));
    }

    private static final class FailingAsAtHome extends DefaultCommandGateway {
        FailingAsAtHome(Builder builder) {
            super(builder);
        }

        @Override
        public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
            super.<C, R>send(
                    command,
                    (message, result) -> callback.onResult(
                            message,
                            result.isExceptional()
                                    ? GenericCommandResultMessage.asCommandResultMessage(
                                            CarriedFailure.arrived(result.exceptionResult()))
                                    : result));
        }
    }
}
