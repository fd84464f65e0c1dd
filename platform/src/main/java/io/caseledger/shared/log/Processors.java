package io.caseledger.shared.log;

import io.caseledger.shared.projection.Progress;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How events reach their handlers: every processing group streams, keeps its token in PostgreSQL, and parks what fails ({@link DeadLetters}). */
@Configuration(proxyBeanMethods = false)
class Processors {
    /** One transaction and one token update for so many events; a tenth of this is ten times slower. */
    private static final int BATCH = 100;

    @Bean
    ConfigurerModule eventProcessing(ObjectProvider<Progress> progress) {
        return configurer -> configurer.eventProcessing(events -> {
            events.usingPooledStreamingEventProcessors((configuration, processor) -> processor
                    .batchSize(BATCH)
                    .initialSegmentCount(1)
                    // automations and mails begin where the log begins, and never go back: they allow no replay. Null
                    // is the beginning and needs no word from the log: Axon Server may come up after us
                    .initialToken(source -> null));
            events.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
            events.registerDefaultHandlerInterceptor((configuration, processor) ->
                    // asked for late: it needs the query bus, which needs this configuration
                    progress.getObject().of(processor));
        });
    }

    /** Queries run on the caller's thread, often an event loop, and read by R2DBC: a JDBC transaction around them would block it. */
    @Bean
    @ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
    QueryBus queryBus(org.axonframework.config.Configuration configuration) {
        return SimpleQueryBus.builder()
                .messageMonitor(configuration.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(configuration.getComponent(QueryUpdateEmitter.class))
                .build();
    }
}
