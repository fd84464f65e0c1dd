package io.caseledger.shared.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * What becomes of an event that its handler cannot handle: it is tried a few times with all that follow waiting, as most causes pass; then it is parked, and what
 * comes after it in the same aggregate with it, while all others go on. What is parked is tried again every minute.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int TRIES = 3;
    private static final int REMEMBERED = 1_000;
    private static final long RETRY_SECONDS = 60;

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("log.dead_letter")
                .deadLetterIdentifierColumn("dead_letter_identifier")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .aggregateTypeColumn("aggregate_type")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .build();
    }

    /** Replaces Axon's, which gives queues only to groups named in properties and drops those set by a configurer. */
    @Bean
    DeadLetterQueueProviderConfigurerModule deadLetterQueues(
            EventProcessorProperties properties,
            ConnectionProvider connectionProvider,
            TransactionManager axonTransactionManager,
            DeadLetterSchema deadLetterSchema,
            Serializer serializer) {
        return new DeadLetterQueueProviderConfigurerModule(properties, group -> configuration -> null) {
            @Override
            public void configureModule(org.axonframework.config.Configurer configurer) {
                var events = configurer.eventProcessing();
                events.registerDeadLetterQueueProvider(group -> {
                    // else every event asks the queue whether its aggregate has something parked; what is parked comes
                    // again in a replay by itself
                    events.registerDeadLetteringEventHandlerInvokerConfiguration(
                            group, (configuration, builder) -> builder.enableSequenceIdentifierCache()
                                    .allowReset(true));
                    return configuration -> JdbcSequencedDeadLetterQueue.builder()
                            .processingGroup(group)
                            .schema(deadLetterSchema)
                            .connectionProvider(connectionProvider)
                            .transactionManager(axonTransactionManager)
                            .eventSerializer(serializer)
                            .genericSerializer(serializer)
                            .build();
                });
            }
        };
    }

    @Bean
    ConfigurerModule parkAfterSomeTries() {
        return configurer ->
                configurer.eventProcessing(events -> events.registerDefaultDeadLetterPolicy(configuration -> {
                    var failures = failures();
                    return (letter, cause) -> decide(letter, cause, failures);
                }));
    }

    private static EnqueueDecision<EventMessage<?>> decide(
            DeadLetter<? extends EventMessage<?>> letter, Throwable cause, Map<String, Integer> failures) {
        var parkedBefore = !(letter instanceof GenericDeadLetter);
        if (parkedBefore) {
            return Decisions.requeue(cause);
        }
        var event = letter.message().getIdentifier();
        if (failures.merge(event, 1, Integer::sum) < TRIES) {
            // the processor takes the batch again, a little later each time
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        }
        log.error("event {} is parked after {} tries: {}", event, TRIES, cause.toString());
        return Decisions.enqueue(cause);
    }

    private static Map<String, Integer> failures() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    @Bean
    Retries retries(EventProcessingConfiguration events) {
        return new Retries(events);
    }

    /** Tries parked events again, on a thread of its own. */
    static final class Retries implements SmartInitializingSingleton {
        private final EventProcessingConfiguration events;
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("dead-letters").factory());

        Retries(EventProcessingConfiguration events) {
            this.events = events;
        }

        @Override
        public void afterSingletonsInstantiated() {
            var unused = timer.scheduleWithFixedDelay(this::retry, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        }

        private void retry() {
            for (var group : events.eventProcessors().keySet()) {
                if (timer.isShutdown()) {
                    return;
                }
                try {
                    events.sequencedDeadLetterProcessor(group).ifPresent(letters -> letters.processAny());
                } catch (RuntimeException e) {
                    log.warn("parked events of {} cannot be tried again now: {}", group, e.toString());
                }
            }
        }

        @EventListener(ContextClosedEvent.class)
        void stop() {
            timer.shutdownNow();
        }
    }
}
