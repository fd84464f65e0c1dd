package io.caseledger.shared.processing;

import io.caseledger.shared.database.ViewSchema;
import io.caseledger.shared.projection.Changes;
import io.caseledger.shared.projection.Progress;
import io.caseledger.shared.query.Projections;
import java.util.function.Supplier;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Which processors there are (ADR 38): one for all views of cases, one for the figures, one for each automation. Each streams, keeps its token in PostgreSQL, and
 * hands on whole batches ({@link BatchInvoker}).
 */
@Configuration(proxyBeanMethods = false)
class Processors {
    /** One transaction, one statement a table, one token update for so many events where many wait. */
    private static final int BATCH = 5_000;
    /** Of an automation; each event may lead to several commands, which wait for each other. */
    private static final int ORDERS = 500;
    /** After a failure, that is while PostgreSQL was away, a processor begins again so soon. Milliseconds. */
    private static final long BEGINS_AGAIN = 1_000;

    @Bean
    ConfigurerModule eventProcessing(Followers followers, ObjectProvider<Invokers> invokers) {
        return configurer -> configurer.eventProcessing(events -> {
            events.usingPooledStreamingEventProcessors((configuration, processor) -> processor
                    .initialSegmentCount(1)
                    .tokenClaimInterval(BEGINS_AGAIN)
                    // automations and mails begin where the log begins, and never go back: they allow no replay. Null
                    // is the beginning and needs no word from the log: Axon Server may come up after us
                    .initialToken(source -> null));
            events.assignProcessingGroup(Projections::processorOf);
            followers
                    .processors()
                    .forEach(name -> events.registerPooledStreamingEventProcessorConfiguration(
                            name, (configuration, processor) -> processor
                                    .batchSize(Projections.writesViews(name) ? BATCH : ORDERS)
                                    // asked for late: it needs the query bus, which needs this configuration
                                    .eventHandlerInvoker(invokers.getObject().of(name))));
        });
    }

    @Bean
    Invokers invokers(
            Followers followers,
            ViewSchema views,
            Progress progress,
            Changes changes,
            Parked parked,
            Discards discards,
            Swap swap,
            PlatformTransactionManager transactions) {
        return new Invokers(
                followers, views, new BatchInvoker.Parts(progress, changes, parked, discards, swap), transactions);
    }

    /** Makes what hands batches on. */
    record Invokers(
            Followers followers, ViewSchema live, BatchInvoker.Parts parts, PlatformTransactionManager transactions) {
        EventHandlerInvoker of(String processor) {
            @Nullable ViewSchema views = Projections.writesViews(processor) ? live : null;
            return new BatchInvoker(processor, views, followers.of(processor), batches(views), parts);
        }

        /** @param views set of views that is written; null for automations */
        Supplier<SettingAside> batches(@Nullable ViewSchema views) {
            var way = views == null ? followers.ordering() : followers.into(views);
            var name = views == null ? Parked.AUTOMATIONS : views.name();
            return () -> new SettingAside(name, parts.parked(), parts.discards(), way, transactions);
        }
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
